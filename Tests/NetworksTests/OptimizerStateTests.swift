import Language
import Testing

/// `state_dict` and `load_state_dict` of optimizers; `torch_programs/optimizer_state.py` has what they give.
@Suite struct OptimizerStateTests {
  private let setup = """
    w, b = tensor([1., 2.], requires_grad=True), tensor([3.], requires_grad=True)
    opt = optim.Adam([w, b])
    (w.sum() + b.sum()).backward()
    opt.step()
    saved = opt.state_dict()
    """

  @Test(arguments: [
    ("optim.Adam([{'params': [w]}, {'params': [b]}]).load_state_dict(saved)", "ValueError"),
    ("optim.Adam([w]).load_state_dict(saved)", "ValueError"),
    ("optim.Adam([b, w]).load_state_dict(saved)", "RuntimeError"),
    ("opt.load_state_dict(nn.Linear(1, 1).state_dict())", "KeyError"),
    ("opt.load_state_dict([saved])", "TypeError"),
  ])
  func whatDoesNotFitIsRefused(_ code: String, _ kind: String) throws {
    let session = Session()
    try session.run(setup)
    let error = #expect(throws: Diagnostic.self) { try session.run(code) }
    #expect(error?.kind == kind)
    #expect(try session.run("opt.state_dict()['state'][0]['step'].item()")?.double == 1)
  }

  @Test func whatWasHandedOutShowsTheNextStep() throws {
    let session = Session()
    try session.run(setup + "\nopt.step()")
    #expect(try session.run("saved['state'][1]['step'].item()")?.double == 2)
    #expect(try session.run("saved['state'][0]['exp_avg'] is opt.state_dict()['state'][0]['exp_avg']")?.int == 1)
  }
}
