import Foundation
import Testing

@testable import Lessons

/// `lessons/README.md` leads from every slide of the lecture to a step that exists.
@Suite struct SlideMapTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "lessons")

  /// The titles of the lecture's slides, and the lines of its lists, in its order and spelling.
  private static let slides = [
    "Lecture 6. Convolutional Neural Networks", "Five-minute questions", "What is Neuron in deep learning?",
    "What is ImageNet?", "Give some examples of activation functions.", "Hubel & Wiesel (1959)",
    "Idea of hierarchical organization of vision", "Fukushima (1980)", "Lekun, Bottou, Bengio, Haffner (1998)",
    "Linear model", "Neural network as a combination of linear models", "Convolutional Neural Network", "Convolution",
    "Question 1", "Note", "Convolution operation example", "Padding and stride", "Dilation (=2)",
    "Calculate the size of the output", "Pooling", "Sigmoid Activation Functions", "Logistic sigmoid",
    "Hyperbolic tangent", "continuous approximations of threshold function",
    "can lead to vanishing gradient problem and \"paralysis\" of the network", "Question 2",
    "Let's look at the charts again", "The progress of convolutional networks",
    "AlexNet (Krizhevsky, Sutskever, Hinton, 2012)", "AlexNet CNN Architecture", "ReLU activation",
    "L2 regularization 5e-4", "data augmentation", "dropout 0.5", "batch normalization (batch size 128)",
    "SGD Momentum 0.9",
    "Learning rate 1e-2, then decrease by 10 times after quality stabilization on the test",
    "Top5 final accuracy on ImageNet 25.8% → 16.4%", "Momentum method", "Nesterov Accelerated Gradient (NAG, 1983)",
    "Summary", "Convolutional networks are very well suited for image processing",
    "They are a bit like similar to biological vision mechanisms",
    "At the same time, flexible and computationally efficient",
    "Today, the «de facto» standard for computer vision tasks (classification, detection, segmentation, generation)",
    "various optimization algorithms: adam, RMSProp", "dropout", "choice of initial approximation",
    "ResNet and WideResNet", "What else can you watch?", "Demo by Andrey Karpaty",
    "CS231n: Convolutional Neural Networks for Visual Recognition",
  ]

  private struct Row {
    let slide: String
    /// Lessons, and the steps in them; a lesson alone has none.
    let places: [(lesson: String, step: String?)]
  }

  private let rows: [Row]

  init() throws {
    let text = try String(contentsOf: Self.folder.appending(path: "README.md"), encoding: .utf8)
    rows = text.split(separator: "\n").filter { $0.hasPrefix("| ") }.dropFirst().map { line in
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      let places = (cells.last ?? "").split(separator: ", ").map { place in
        let parts = place.split(separator: "`", omittingEmptySubsequences: false)
        let step = parts.count > 2 && parts[2].hasPrefix(":") ? String(parts[2].dropFirst()) : nil
        return (String(parts.count > 1 ? parts[1] : ""), step?.contains(" ") ?? true ? nil : step)
      }
      return Row(slide: cells.first ?? "", places: places)
    }
  }

  @Test func everySlideAndEveryLineHasARow() { #expect(rows.map(\.slide) == Self.slides) }

  @Test func everyPlaceExists() throws {
    let library = try LessonLibrary(directory: Self.folder.path)
    var lessons: [String: Set<String>] = [:]
    for entry in library.entries {
      let lesson = try LessonFile(at: entry.path).lesson
      lessons[lesson.id] = Set(lesson.steps.map(\.id))
    }
    for row in rows {
      #expect(!row.places.isEmpty, "\(row.slide)")
      for place in row.places {
        let steps = try #require(lessons[place.lesson], "\(row.slide): no lesson \(place.lesson)")
        if let step = place.step { #expect(steps.contains(step), "\(row.slide): no step \(step) in \(place.lesson)") }
      }
    }
    #expect(lessons.count == 18)
    #expect(Set(lessons.keys) == Set(rows.flatMap { $0.places.map(\.lesson) }), "a lesson that no slide leads to")
  }

  /// What a lesson says it covers is a slide of the lecture.
  @Test func lessonsNameSlidesThatExist() throws {
    for entry in try LessonLibrary(directory: Self.folder.path).entries {
      for slide in try LessonFile(at: entry.path).lesson.slides {
        #expect(
          Self.slides.contains { $0 == slide || $0.hasPrefix(slide + " (") }, "\(entry.path): \(slide)")
      }
    }
  }
}
