// swift-tools-version: 6.2
import PackageDescription

/// Settings of every target of ours: Swift 6, and a warning is an error.
let strict: [SwiftSetting] = [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)]

/// The evaluator's release flags, measured in Benchmarks/language: class properties without run-time exclusivity
/// checks, and bindings that end at their last use. Debug builds keep both checks on.
let evaluator: [SwiftSetting] = [
  .unsafeFlags(
    ["-enforce-exclusivity=unchecked", "-Xfrontend", "-enable-lexical-lifetimes=false"],
    .when(configuration: .release))
]

let package = Package(
  name: "convsh",
  products: [.executable(name: "convsh", targets: ["convsh"])],
  dependencies: [
    // Flags, help, completion scripts and a manual page of the command line.
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    // SQLite with migrations and transactions: a student's progress.
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.0.0"),
  ],
  targets: [
    // Level 0
    // The inner loops of the engine; optimized in debug builds too, or the tests would take minutes.
    .target(
      name: "CKernels",
      cSettings: [.unsafeFlags(["-O2", "-Wall", "-Wextra", "-Werror"])]),
    .target(name: "Tensors", dependencies: ["CKernels"], swiftSettings: strict),
    .target(name: "Typesetting", dependencies: ["CLibCMark"], swiftSettings: strict),
    .systemLibrary(name: "CLibEdit", pkgConfig: "libedit", providers: [.apt(["libedit-dev"])]),
    .systemLibrary(
      name: "CLibCMark", pkgConfig: "libcmark-gfm",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    .systemLibrary(name: "CLibSPNG", pkgConfig: "spng", providers: [.apt(["libspng-dev"])]),
    .systemLibrary(name: "CLibZ", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .target(name: "CEdit", dependencies: ["CLibEdit"]),
    // Letters for figures that are saved as pictures; stb_truetype, a single header, reads the font.
    .target(name: "CLetters", cSettings: [.unsafeFlags(["-O2", "-Wall", "-Wextra", "-Werror"])]),
    // Level 1
    .target(name: "Formats", dependencies: ["CLibSPNG", "CLibZ", "Tensors"], swiftSettings: strict),
    .target(name: "Language", dependencies: ["Tensors"], swiftSettings: strict + evaluator),
    .target(
      name: "Records", dependencies: [.product(name: "GRDB", package: "GRDB.swift")], swiftSettings: strict),
    // Level 2
    .target(name: "Networks", dependencies: ["Formats", "Language", "Tensors"], swiftSettings: strict),
    .target(name: "Quizzes", dependencies: ["Language", "Tensors", "Typesetting"], swiftSettings: strict),
    // Level 3
    .target(
      name: "Figures", dependencies: ["CLetters", "Networks", "Language", "Typesetting", "Tensors"],
      swiftSettings: strict),
    .target(name: "Lessons", dependencies: ["Quizzes", "Language", "Typesetting"], swiftSettings: strict),
    // Level 4
    .target(
      name: "Shell",
      dependencies: [
        "CEdit", "Figures", "Lessons", "Quizzes", "Records", "Networks", "Language", "Typesetting", "Tensors",
      ],
      swiftSettings: strict),
    // Level 5
    .executableTarget(
      name: "convsh",
      dependencies: ["Shell", .product(name: "ArgumentParser", package: "swift-argument-parser")],
      swiftSettings: strict),

    .testTarget(name: "TensorsTests", dependencies: ["Tensors"], swiftSettings: strict),
    .testTarget(name: "FormatsTests", dependencies: ["Formats", "Tensors"], swiftSettings: strict),
    .testTarget(name: "RecordsTests", dependencies: ["Records"], swiftSettings: strict),
    .testTarget(name: "TypesettingTests", dependencies: ["Typesetting"], swiftSettings: strict),
    .testTarget(name: "LanguageTests", dependencies: ["Language", "Tensors"], swiftSettings: strict),
    .testTarget(name: "NetworksTests", dependencies: ["Networks", "Language", "Tensors"], swiftSettings: strict),
    .testTarget(
      name: "FiguresTests", dependencies: ["Figures", "Networks", "Language", "Tensors", "Typesetting"],
      exclude: ["Golden"],
      swiftSettings: strict),
    .testTarget(
      name: "QuizzesTests", dependencies: ["Quizzes", "Lessons", "Networks", "Language", "Tensors", "Typesetting"],
      exclude: ["FreeAnswers"],
      swiftSettings: strict),
    .testTarget(
      name: "LessonsTests", dependencies: ["Lessons", "Quizzes", "Networks", "Language", "Typesetting"],
      swiftSettings: strict),
    .testTarget(
      name: "ShellTests", dependencies: ["Shell", "Language", "Lessons", "Quizzes", "Records", "CEdit"],
      exclude: ["Transcripts"],
      swiftSettings: strict),
  ]
)
