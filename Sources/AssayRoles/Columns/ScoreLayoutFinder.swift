import AssayData
import AssayTables

/// Finds the models of one table.
///
/// It asks these questions in order, and the first answer counts; each layout states its reason:
///
/// 1. *stated*: which column did the user name?
/// 2. *arrays*: does a cell hold all scores of a row?
/// 3. *names*: are columns named for the classes, by a known program, or as predictions?
/// 4. *classes*: which columns can be the classes that the user stated?
/// 5. *values*: what do the numbers and texts themselves show?
///
/// If two answers are possible, the table is refused, with the option that decides.
struct ScoreLayoutFinder {
  let table: any Table
  let request: ReadRequest
  /// The column with the predictions, if the user named it.
  let column: String?
  /// The label texts; the class names if labels have a column for each class.
  let known: [String]
  /// Columns already in use: ids and labels.
  let taken: Set<Int>
  /// Side columns, which the user named beside labels and predictions.
  var sides: Set<Int> = []
  /// Whether the table has the true labels, so that a column `label` beside them is a prediction.
  let hasTruth: Bool

  /// The kind of this table's scores.
  var scores: ScoreKind { request.scores }

  /// The models in the order of their columns; at least one.
  ///
  /// Values that look like scores but cannot be read are not taken for class names.
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

  /// The columns that may hold predictions, by content.
  struct FreeColumns {
    /// All columns except entries of arrays and row numbers.
    let scalars: [Int]
    /// The scalar columns that do not repeat the true labels.
    let free: [Int]
    /// The free columns that hold numbers and are not named for predicted classes or labels.
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

  /// The models according to the column names; nil if the names do not show any.
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

  /// The models according to the values, if the column names do not show them.
  private func fromValues(_ columns: FreeColumns) throws(ReadError) -> [ScoreLayout] {
    guard let number = columns.numeric.first else { return try fromTexts(columns.free) }
    guard columns.numeric.count == 1 else { return try fromSeveral(columns.numeric) }
    return try fromOne(number, columns)
  }

  /// One numeric column, or the predicted classes that it is the score of.
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

  /// The layout of the column that the user named.
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
    // Since the user named it as the score of one class, only all rows together can contradict
    // that.
    layout.predictedBeside?.mayBeTruth = true
    return layout
  }

  /// The scores with a known program's names, if the classes in the names are those of the labels.
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

  /// The column named as the prediction of the labels, if no other column is named for a class.
  private func predictionOfLabel(_ free: [Int], besides numeric: [Int]) -> Int? {
    guard !numeric.contains(where: { known.contains(exactly: table.columns[$0]) })
    else { return nil }
    return free.first(where: isPredictionOfLabel)
  }

  /// Whether a column is named as the prediction of a label or id column of the table.
  private func isPredictionOfLabel(_ column: Int) -> Bool {
    taken.contains { ColumnNames.isPrediction(table.columns[column], of: table.columns[$0]) }
  }

  /// Leaves out columns that repeat the true labels, if others remain for the predictions.
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

  /// Numeric columns without those that are named as labels or predicted classes and hold them, if
  /// others remain: a file may have both beside its scores.
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

  /// The models according to the stated classes, whose order is used for columns without class
  /// names.
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
            columns: numeric.map { table.columns[$0] }, classes: classes.count,
            areOfLabels: areNamedForLabels(numeric))))
    }
    if places.isEmpty, classes.count == 2, areWithinUnit(numeric) {
      throw table.problem(
        .singleScore(
          .positiveOfSeveral(columns: numeric.map { table.columns[$0] }, classes: classes)))
    }
    let missing = classes.first { byName[$0] == nil } ?? classes[0]
    let names = numeric.map { table.columns[$0] }
    throw table.problem(.classes(.missingClass(missing, among: names, isStated: true)))
  }

  /// Several numeric columns: one per class, or several models'.
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

  /// Refuses columns not named for the labels whose values are scores nevertheless: numbered ones
  /// for the classes, or several models' scores of one class.
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
      throw table.problem(.singleScore(.positiveOfSeveral(columns: names, classes: labels)))
    }
  }

  /// One numeric column: classes if its name or all its values show it, else a score.
  private func formOfSingle(_ column: Int) -> ScoreLayout.Form {
    let isScore =
      scores != .probabilities || isNamedAsClass(column)
      || (request.positive != nil && !ColumnNames.isPredictedClass(table.columns[column]))
    return !isScore && (holdsClasses(column) || isNamedAndNumbered(column))
      ? .predictedClass(column: column)
      : .positive(column: column, name: table.nameOfSingle(column))
  }

  /// Whether the name of a single numeric column is a label.
  func isNamedAsClass(_ column: Int) -> Bool {
    table.nameOfSingle(column).map(known.contains(exactly:)) ?? false
  }

  private func reasonOfSingle(_ free: [Int]) -> RoleReason {
    free.count == 1 ? .onlyColumn : .numbers
  }

  /// One numeric column, with the predicted classes beside it that show what it is the score of.
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

  /// A column of predicted classes beside a number whose class is not known, such as a confidence.
  private func predictedText(_ free: [Int], besides number: Int) -> Int? {
    guard request.positive == nil, !isNamedAsClass(number) else { return nil }
    return free.first { $0 != number && isOfPredictedClasses($0) }
  }

  /// Without numbers, each column that holds classes is a model that gives only classes.
  private func fromTexts(_ free: [Int]) throws(ReadError) -> [ScoreLayout] {
    let named = free.filter { ColumnNames.isPredictedClass(table.columns[$0]) }
    if named.count == 1 { return eachClass(named, .usualName) }
    let candidates = free.count == 1 ? free : free.filter(holdsClasses)
    guard !candidates.isEmpty else {
      throw table.problem(.columns(.noScores(among: table.columns, haveLabels: hasTruth)))
    }
    return eachClass(candidates, free.count == 1 ? .onlyColumn : .valuesAreLabels)
  }

  private func layouts(of groups: ColumnGroups) -> [ScoreLayout] {
    // `label.cat, label.dog` beside a model's columns are the true labels; alone they are scores.
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
