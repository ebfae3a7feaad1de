print("a type without a call")
raise TypeError
