web-x = x
