class A(Nothing):
    pass
