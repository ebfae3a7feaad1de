import Testing

@testable import Lessons

struct ScheduleTests {
  private func lesson(_ minutes: Double?, _ steps: [Double?]) -> Lesson {
    Lesson(id: "a", title: "A", minutes: minutes, steps: steps.map { Step(id: "s", title: "S", minutes: $0) })
  }

  @Test func `steps follow each other, and lessons too`() {
    let schedule = Schedule([lesson(nil, [2, 3]), lesson(10, [1, 4])])
    #expect(schedule.steps == [0...2, 2...5, 5...6, 6...10])
    #expect(schedule.total == 15)
  }

  @Test func `steps without minutes share what is left`() {
    #expect(Schedule([lesson(10, [nil, 4, nil])]).steps == [0...3, 3...7, 7...10])
    #expect(Schedule([lesson(3, [4, nil])]).steps == [0...4, 4...4])
  }

  @Test func `without minutes there is no plan from there on`() {
    let schedule = Schedule([lesson(nil, [2, nil, 3])])
    #expect(schedule.steps == [0...2, nil, nil] && schedule.total == nil)
    #expect(Schedule([]).total == nil)
  }

  @Test func `one is behind after a step's end and ahead before its start`() {
    #expect(Schedule.lag(4...6, elapsed: 8) == 2)
    #expect(Schedule.lag(4...6, elapsed: 1) == -3)
    #expect(Schedule.lag(4...6, elapsed: 5) == 0)
    #expect(Schedule.lag(nil, elapsed: 5) == nil)
  }
}
