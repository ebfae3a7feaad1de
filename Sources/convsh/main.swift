print("convsh")
