x = "5"
if (x == "4"
        or x > 3):
    print("never")
