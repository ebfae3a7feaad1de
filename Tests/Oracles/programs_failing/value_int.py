for text in ["42", " 7 ", "1_0", "3.5"]:
    print(int(text))
