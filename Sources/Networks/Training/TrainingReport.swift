import Language

/// How far a training has come: emitted some times a second, and at the end of each epoch and of the whole.
public struct TrainingReport: Notice {
  public enum Moment: Sendable { case going, epochDone, done, stopped }

  /// What an epoch has come to; accuracies are shares in 0…1, nil where there are no classes, and what is held out is
  /// nil without a test set.
  public struct Epoch: Equatable, Sendable {
    public var loss = 0.0
    public var accuracy: Double?
    public var testLoss: Double?
    public var testAccuracy: Double?

    public init(loss: Double = 0, accuracy: Double? = nil, testLoss: Double? = nil, testAccuracy: Double? = nil) {
      self.loss = loss
      self.accuracy = accuracy
      self.testLoss = testLoss
      self.testAccuracy = testAccuracy
    }
  }

  public var moment: Moment
  /// The epoch that is going on or was finished last, from 1.
  public var epoch: Int
  public var epochs: Int
  /// Finished epochs.
  public var history: [Epoch]
  /// The mean loss of this epoch so far.
  public var loss: Double?
  /// Pictures of this epoch that were learned from, and all of them.
  public var seen: Int
  public var count: Int
  /// Pictures of all epochs, and the seconds that they took, tests left out.
  public var seenInAll: Int
  public var seconds: Double

  public init(
    _ moment: Moment, epoch: Int, of epochs: Int, history: [Epoch] = [], loss: Double? = nil, seen: Int = 0,
    count: Int = 0, seenInAll: Int = 0, seconds: Double = 0
  ) {
    self.moment = moment
    self.epoch = epoch
    self.epochs = epochs
    self.history = history
    self.loss = loss
    self.seen = seen
    self.count = count
    self.seenInAll = seenInAll
    self.seconds = seconds
  }

  public var perSecond: Double { seconds > 0 ? Double(seenInAll) / seconds : 0 }

  /// Seconds until the end at this speed; nil before anything was seen.
  public var secondsLeft: Double? {
    guard seenInAll > 0 else { return nil }
    let left = (epochs - epoch) * count + count - seen
    return Double(left) / perSecond
  }
}
