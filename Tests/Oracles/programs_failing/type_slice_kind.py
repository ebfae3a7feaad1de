s = "abcdef"
print(s[1:None])
print(s[1:"3"])
