# Attributes, methods and instances: a ball that bounces, a vector that is added.
class Vector:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def add(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def dot(self, other):
        return self.x * other.x + self.y * other.y


class Ball:
    def __init__(self, place, speed):
        self.place = place
        self.speed = speed
        self.bounces = 0

    def step(self):
        self.place = self.place.add(self.speed)
        if self.place.y < 0:
            self.speed.y = -self.speed.y
            self.bounces += 1
        self.speed.y -= 1

    def energy(self):
        return self.speed.dot(self.speed)


ball = Ball(Vector(0, 100), Vector(1, 0))
total = 0
for _ in range(300000):
    ball.step()
    total += ball.energy()
print(ball.place.x, ball.bounces, total)
