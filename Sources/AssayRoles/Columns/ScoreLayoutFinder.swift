import AssayData
import AssayTables

/// Finds the models of one table.
///
/// It asks in this order, and the first answer counts; each layout says why:
///
/// 1. *stated*: which column did the user name?
/// 2. *arrays*: does a cell hold all scores of a row?
/// 3. *names*: are columns named for the classes, as a program names scores, or for what was predicted?
/// 4. *classes*: which columns can the classes be that the user stated?
/// 5. *values*: what do numbers and texts say by themselves?
///
/// What two answers fit is refused with the option that decides.
struct ScoreLayoutFinder {
  let table: any Table
  let request: ReadRequest
  /// The column with the predictions, where the user said which.
  let column: String?
  /// What the labels say, as texts; class names where labels have a column each.
  let known: [String]
  /// Columns that are taken: ids, labels.
  let taken: Set<Int>
  /// Columns that stand beside labels and predictions.
  var sides: Set<Int> = []
  /// Whether the truth stands in the table, so that `label` beside it is what was predicted.
  let hasTruth: Bool

  /// What this table's scores are.
  var scores: ScoreKind { request.scores }

  /// The models in the order of their columns; at least one.
  ///
  /// What looks like scores that cannot be read is no class name.
  func find() throws(ReadError) -> [ScoreLayout] {
    let layouts = request.task == .multilabel ? try foundOfSeveral() : try found()
    for layout in layouts {
      try refuseBestFirst(layout)
      if case .predictedClass(let column) = layout.form, !holdsClasses(column) {
        try refuseNumbers(inTextsOf: column)
      }
    }
    return layouts
  }

  func found() throws(ReadError) -> [ScoreLayout] {
    if let column { return [try stated(column)] }
    let columns = freeColumns
    let arrays = try fromVectors(besides: columns.scalars)
    if !arrays.isEmpty { return arrays }
    try refuseBestScores(columns.free)
    if let named = try fromNames(columns) { return named }
    if let classes = request.classes { return try withStatedClasses(classes, columns) }
    return try fromValues(columns)
  }

  /// The columns that may hold predictions, by what they hold.
  struct FreeColumns {
    /// All columns but entries of arrays and row numbers.
    let scalars: [Int]
    /// Those that do not repeat the truth.
    let free: [Int]
    /// Those of them that hold numbers, and not classes by their names.
    let numeric: [Int]
  }

  private var freeColumns: FreeColumns {
    let scalars = table.scalars(among: table.columns.indices).filter {
      isFree($0) && !ColumnNames.isPandasIndex(table.columns[$0])
    }
    let free = withoutTruth(scalars)
    let numeric = scores(among: free.filter(table.looksNumeric))
    return FreeColumns(
      scalars: scalars, free: free, numeric: withoutFeatures(numeric, free: free))
  }

  /// The models by the names of their columns; nil if the names do not show any.
  private func fromNames(_ columns: FreeColumns) throws(ReadError) -> [ScoreLayout]? {
    if let layouts = byClassNames(columns.numeric) { return layouts }
    if let layouts = try byProducer(columns.numeric, free: columns.free) { return layouts }
    guard let predicted = predictionOfLabel(columns.free, besides: columns.numeric) else {
      return nil
    }
    if columns.numeric.count == 1, request.positive == nil {
      return try self.predicted(predicted, besides: columns.numeric[0])
    }
    return eachClass([predicted], .isPrediction)
  }

  /// The models by the values of columns whose names say nothing.
  private func fromValues(_ columns: FreeColumns) throws(ReadError) -> [ScoreLayout] {
    guard let number = columns.numeric.first else { return try fromTexts(columns.free) }
    guard columns.numeric.count == 1 else { return try fromSeveral(columns.numeric) }
    return try fromOne(number, columns)
  }

  /// One column of numbers, or the predicted classes that it is the score of.
  private func fromOne(
    _ number: Int, _ columns: FreeColumns
  ) throws(ReadError) -> [ScoreLayout] {
    if let predicted = predictedText(hasTruth ? columns.scalars : columns.free, besides: number)
      ?? answer(among: columns.scalars, besides: number)
    {
      return try self.predicted(predicted, besides: number)
    }
    return [try single(number, among: columns.scalars, reasonOfSingle(columns.free))]
  }

  /// Whether a column may hold predictions.
  func isFree(_ column: Int) -> Bool { !taken.contains(column) && !sides.contains(column) }

  /// What the column holds that the user named.
  private func stated(_ name: String) throws(ReadError) -> ScoreLayout {
    if let vector = table.vectors.first(where: { $0.name.isExactly(name) }) {
      return try layout(of: vector, name: nil, .stated)
    }
    let column = try table.requiredColumn(named: name)
    let isScore =
      table.looksNumeric(column)
      && !(scores == .probabilities && NameTokens(name).startsLikeLabel)
    guard isScore else {
      return ScoreLayout(name: nil, form: .predictedClass(column: column), reason: .stated)
    }
    let free = table.scalars(among: table.columns.indices).filter(isFree)
    var layout = try single(column, among: free, .stated)
    // Whoever names it says that it is the score of one class: rows may contradict only together.
    layout.predictedBeside?.mayBeTruth = true
    return layout
  }

  /// The scores whose names are a known program's, where the classes in these are those of the
  /// labels.
  private func byProducer(
    _ numeric: [Int], free: [Int]
  ) throws(ReadError) -> [ScoreLayout]? {
    guard let found = ProducerColumns(numeric, of: table, scores: scores) else {
      return nil
    }
    let columns = found.scores.map(\.column)
    if let only = columns.first, columns.count == 1 {
      if let name = found.names.first {
        guard known.contains(exactly: name) else { return nil }
        return [
          ScoreLayout(name: nil, form: .positive(column: only, name: name), reason: .producer)
        ]
      }
      if let predicted = predictedText(free, besides: only) {
        return try self.predicted(predicted, besides: only)
      }
      return [try single(only, among: free, .producer)]
    }
    guard let classes = ClassList(found.names), classes.count == columns.count else { return nil }
    let matcher = LabelMatcher(classes)
    let wanted = request.classes ?? known
    guard wanted.allSatisfy({ matcher.index(of: $0, by: .names) != nil }) else { return nil }
    return [
      ScoreLayout(
        name: nil, form: .classes(columns: columns, names: found.names), reason: .producer)
    ]
  }

  /// The column that is named as what was predicted for the labels, where no other column is named for a
  /// class.
  private func predictionOfLabel(_ free: [Int], besides numeric: [Int]) -> Int? {
    guard !numeric.contains(where: { known.contains(exactly: table.columns[$0]) })
    else { return nil }
    return free.first(where: isPredictionOfLabel)
  }

  /// Whether a column is named as what was predicted for a column of labels or ids in the table.
  private func isPredictionOfLabel(_ column: Int) -> Bool {
    taken.contains { ColumnNames.isPrediction(table.columns[column], of: table.columns[$0]) }
  }

  /// Leaves out columns that repeat the truth, where others are left for what the model said.
  private func withoutTruth(_ columns: [Int]) -> [Int] {
    let others = columns.filter { column in
      let name = table.columns[column]
      return !ColumnNames.isLabel(name) || known.contains(exactly: name) || !holdsClasses(column)
    }
    let hasPredictions = others.contains {
      table.looksNumeric($0) || ColumnNames.isPredictedClass(table.columns[$0])
    }
    return hasPredictions ? others : columns
  }

  /// Columns of numbers without those that are named as labels or predicted classes and hold such,
  /// where others are left: a file may have both beside its scores.
  private func scores(among numeric: [Int]) -> [Int] {
    let labels = Set(exactly: known)
    let scores = numeric.filter { column in
      let name = table.columns[column]
      return labels.contains(ExactText(name))
        || !(ColumnNames.isLabel(name) || ColumnNames.isPredictedClass(name)
          || isPredictionOfLabel(column))
        || !(holdsClasses(column) || isNamedAndNumbered(column) || namesOthers(column, numeric))
    }
    return scores.isEmpty ? numeric : scores
  }

  /// The models by the classes that the user stated, whose order names columns that no class names.
  private func withStatedClasses(
    _ classes: [String], _ columns: FreeColumns
  ) throws(ReadError) -> [ScoreLayout] {
    let (numeric, free) = (columns.numeric, columns.free)
    let byName = Dictionary(
      table.columns.enumerated().map { (ExactText($0.element), $0.offset) },
      uniquingKeysWith: { first, _ in first })
    let places = classes.compactMap { byName[$0] }.filter(isFree)
    if !table.hasNames, numeric.count == classes.count, classes.count > 1 {
      return [
        ScoreLayout(
          name: nil, form: .classes(columns: numeric, names: classes), reason: .statedClasses)
      ]
    }
    if places.count == classes.count {
      return [
        ScoreLayout(
          name: nil, form: .classes(columns: places, names: classes), reason: .statedClasses)
      ]
    }
    if let numbered = NumberedColumns(of: classes, among: numeric, of: table),
      !mayBeModels(numbered.columns, named: numbered.prefix)
    {
      return [layout(of: numbered)]
    }
    if let layout = countedFromZero(numeric, classes) { return [layout] }
    if numeric.isEmpty { return try fromTexts(free) }
    if numeric.count == 1 { return try fromOne(numeric[0], columns) }
    if numeric.allSatisfy(holdsClasses) { return eachClass(numeric, .valuesAreLabels) }
    if classes.count == 2, request.positive != nil { return try eachPositive(numeric) }
    if places.isEmpty, let layout = try inOrder(of: classes, numeric) { return [layout] }
    if places.isEmpty, classes.count != numeric.count,
      classes.count > 2 || areDistributions(numeric)
    {
      throw table.problem(
        .scores(
          .columnsAndClasses(
            columns: numeric.map { table.columns[$0] }, classes: classes.count)))
    }
    if places.isEmpty, classes.count == 2, areWithinUnit(numeric) {
      throw table.problem(
        .scores(
          .positiveOfSeveral(columns: numeric.map { table.columns[$0] }, classes: classes)))
    }
    let missing = classes.first { byName[$0] == nil } ?? classes[0]
    throw table.problem(.classes(.missingClass(missing, among: numeric.map { table.columns[$0] })))
  }

  /// Several columns of numbers: one a class, or several models'.
  private func fromSeveral(_ numeric: [Int]) throws(ReadError) -> [ScoreLayout] {
    let names = table.classNames(of: numeric)
    var single = ScoreLayout(name: nil, form: .classes(columns: numeric, names: names))
    guard let classes = ClassList(names) else { return [single] }
    let matcher = LabelMatcher(classes)
    if known.allSatisfy({ matcher.index(of: $0, by: .names) != nil }) {
      if !known.isEmpty { single.reason = .namedAsLabels }
      return [single]
    }
    let numbered = NumberedColumns(numeric, of: table, known: known)
    let areModels = numbered.map { mayBeModels($0.columns, named: $0.prefix) } ?? false
    if !areModels, let groups = ColumnGroups(numeric, of: table, known: known) {
      return layouts(of: groups)
    }
    if numeric.allSatisfy(holdsClasses) { return eachClass(numeric, .valuesAreLabels) }
    if !areModels, let numbered, request.positive == nil || numbered.classes.count == 2 {
      return [layout(of: numbered)]
    }
    if let positive = request.positive, matcher.index(of: positive, by: .names) == nil {
      return try eachPositive(numeric)
    }
    try askForClasses(of: numeric, matcher)
    return [single]
  }

  /// Refuses columns that are not named for the labels where their values are scores all the same: numbered
  /// ones for each class, or one class's by several models.
  private func askForClasses(of columns: [Int], _ matcher: LabelMatcher) throws(ReadError) {
    let labels = LabelMatcher.classNames(from: known.filter { !$0.isEmpty }.distinct)
    guard scores == .probabilities, table.hasNames, labels.count > 1,
      labels.allSatisfy({ matcher.index(of: $0, by: .names) == nil })
    else { return }
    let names = columns.map { table.columns[$0] }
    if NumberedColumns.areNumbered(names), areDistributions(columns),
      matcher.convention(of: labels) == .names
    {
      throw table.problem(.scores(.unmatchedColumns(labels: labels, columns: names)))
    }
    if labels.count == 2, !areDistributions(columns), areWithinUnit(columns) {
      throw table.problem(.scores(.positiveOfSeveral(columns: names, classes: labels)))
    }
  }

  /// One column of numbers: classes where its name or all its values say so, else a score.
  private func formOfSingle(_ column: Int) -> ScoreLayout.Form {
    let isScore =
      scores != .probabilities || isNamedAsClass(column)
      || (request.positive != nil && !ColumnNames.isPredictedClass(table.columns[column]))
    return !isScore && (holdsClasses(column) || isNamedAndNumbered(column))
      ? .predictedClass(column: column)
      : .positive(column: column, name: table.nameOfSingle(column))
  }

  /// Whether the name of a single column of numbers is a label's.
  func isNamedAsClass(_ column: Int) -> Bool {
    table.nameOfSingle(column).map(known.contains(exactly:)) ?? false
  }

  private func reasonOfSingle(_ free: [Int]) -> RoleReason {
    free.count == 1 ? .onlyColumn : .numbers
  }

  /// One column of numbers, with the predicted classes beside it that say what it is the score of.
  private func single(
    _ column: Int, among columns: [Int], _ reason: RoleReason
  ) throws(ReadError) -> ScoreLayout {
    if let text = DistinctTexts(firstTexts(of: column)).texts.first, NumberLook.isSeveral(text) {
      throw table.problem(.cell(.badArray(column: table.columns[column], text: text)))
    }
    var layout = ScoreLayout(name: nil, form: formOfSingle(column), reason: reason)
    if case .positive = layout.form { try refuseOtherNames(column, among: columns) }
    guard case .positive = layout.form, scores == .probabilities, !isNamedAsClass(column) else {
      return layout
    }
    let beside = columns.first {
      $0 != column && ColumnNames.isPredictedClass(table.columns[$0]) && holdsClasses($0)
    }
    layout.predictedBeside = beside.map {
      ScoreLayout.PredictedBeside(
        column: $0, mayBeTruth: ColumnNames.isLabel(table.columns[$0]) && !hasTruth)
    }
    return layout
  }

  /// A column of predicted classes beside a number whose class nobody named, such as a confidence.
  private func predictedText(_ free: [Int], besides number: Int) -> Int? {
    guard request.positive == nil, !isNamedAsClass(number) else { return nil }
    return free.first { $0 != number && isOfPredictedClasses($0) }
  }

  /// No numbers: each column that holds classes is a model that gives classes only.
  private func fromTexts(_ free: [Int]) throws(ReadError) -> [ScoreLayout] {
    let named = free.filter { ColumnNames.isPredictedClass(table.columns[$0]) }
    if named.count == 1 { return eachClass(named, .usualName) }
    let candidates = free.count == 1 ? free : free.filter(holdsClasses)
    guard !candidates.isEmpty else {
      throw table.problem(.columns(.noScores(among: table.columns)))
    }
    return eachClass(candidates, free.count == 1 ? .onlyColumn : .valuesAreLabels)
  }

  private func layouts(of groups: ColumnGroups) -> [ScoreLayout] {
    // `label.cat, label.dog` beside a model's columns are the truth; alone they are scores.
    let models = groups.groups.filter { !ColumnNames.isLabel($0.prefix) }
    return (models.isEmpty ? groups.groups : models).map { group in
      ScoreLayout(
        name: groups.groups.count == 1 ? nil : group.prefix,
        form: .classes(columns: group.columns, names: groups.classes), reason: .modelAndClass)
    }
  }

  package func layout(of numbered: NumberedColumns) -> ScoreLayout {
    ScoreLayout(
      name: nil, form: .classes(columns: numbered.columns, names: numbered.classes),
      reason: .namedAsLabels)
  }

  private func eachPositive(_ columns: [Int]) throws(ReadError) -> [ScoreLayout] {
    if columns.count == 2, scores == .probabilities, areDistributions(columns) {
      throw table.problem(
        .scores(.complements(table.columns[columns[0]], table.columns[columns[1]])))
    }
    let others = table.scalars(among: table.columns.indices).filter(isFree)
    let labels = LabelMatcher.classNames(from: known.filter { !$0.isEmpty })
    for column in columns where labels.count == 2 {
      try refuseAnswers(beside: column, labels, among: others)
    }
    return columns.map { column in
      let name = table.columns[column]
      return ScoreLayout(
        name: name, form: .positive(column: column, name: table.hasNames ? name : nil))
    }
  }

  func eachClass(_ columns: [Int], _ reason: RoleReason) -> [ScoreLayout] {
    columns.map { column in
      ScoreLayout(
        name: columns.count == 1 ? nil : table.columns[column],
        form: .predictedClass(column: column), reason: reason)
    }
  }
}
