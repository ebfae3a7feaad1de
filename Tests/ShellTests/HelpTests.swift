import Language
import Testing
import Typesetting

@testable import Shell

/// What `help` says.
@Suite struct HelpTests {
  @Test func itFitsAWindowAndLeavesRoomForThePrompt() {
    #expect(HelpPages.overview(width: 80).height <= 22)
    for width in [80, 40] { #expect(HelpPages.overview(width: width).width <= width) }
  }

  @Test func everyCommandStandsInOneGroup() {
    let grouped = HelpPages.commandGroups.flatMap(\.words)
    #expect(grouped.sorted() == Command.all.map(\.name).filter { $0 != "exit" }.sorted())
    let page = HelpPages.commands(width: 80).text
    for command in Command.all where command.name != "exit" { #expect(page.contains("  \(command.name) ")) }
  }

  @Test(arguments: ["help conv2d", "help commands", "help answers", "help step", "help sum"])
  func pagesThatAreNamedExist(line: String) {
    let said = Session.forTests().type(line)
    #expect(!said.contains("NameError") && !said.isEmpty)
  }
}
