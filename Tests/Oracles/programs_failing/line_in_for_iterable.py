for i in range(2):
    print(i)
for i in [1, 2
          ] + None:
    print(i)
