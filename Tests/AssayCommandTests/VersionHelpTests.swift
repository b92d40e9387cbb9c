import Testing

@Suite struct VersionHelpTests {
  @Test(arguments: [["diff", "--help"], ["diff", "-h"], ["help", "diff"]])
  func `the help of diff`(_ arguments: [String]) throws {
    let run = try Run(executable(), arguments, in: "/", input: nil)
    #expect(run.code == 0)
    #expect(run.error.isEmpty)
    #expect(
      run.output == """
        Compare two versions of a model, metric by metric, with intervals.

        Usage: assay diff OLD NEW [options]
               assay diff OLD NEW --labels FILE [options]
               assay diff V1 V2 V3... [options]
               assay diff --history FOLDER [options]

        OLD and NEW are results that `assay report --json` wrote, or folders with an assay.json, which are
        measured. With --labels they are two files of predictions, compared sample by sample as one model.

        Models are paired by name; where each side has one model, these two. Whether both were measured on the
        same samples is found and said. Differences of different samples have the intervals and tests of two
        test sets, and it is said how much of a change comes from other class shares. Of the same samples
        nothing is claimed that depends on which of them each version got wrong.

        Three versions or more, the oldest first, or those of a folder make a history: the primary metrics of
        each version, and where they clearly changed from the one before. A folder's results go by their dates
        if all have one (assay report --date), else by their names, with epoch_2 before epoch_10.

        What to write:
          --html FILE             Write the changes as one HTML page
          --markdown FILE         Write the changes as Markdown; - is standard output
          --json FILE             Write the changes as JSON
          --old-outcomes FILE     What OLD's models made of each sample, from assay report --outcomes
          --new-outcomes FILE     The same of NEW: errors and losses are then compared one by one
          --labels FILE           Beside outcomes: labels, whose ids say which samples changed
          --language TAG          The language of every output: en (default) or zh-Hans, simplified Chinese
          --verbose               Show all metrics, classes, slices and versions on the terminal
          --jobs N                How many workers there are (default: one a processor); they change no number

        What must hold:
          --gate RULE             A rule that must hold, as error_rate <= 5%; repeat it for each
          --gates FILE            A file with one rule a line, and comments behind #
          --undecided HOW         Take an undecided rule for a warning: warn (default), or end with 3: fail
          --other-test-set        Judge rules that say before on other samples, too
          --first-run             Waive rules that say before where there are no older results, and say so

        What to write for builds:
          --flat FILE             Write every number as flat JSON, model/metric, for DVC and MLflow
          --dvc-plots DIR         Write what DVC plots: curves, calibration, losses, and confusions
          --junit FILE            Write what became of the rules as JUnit XML
          --openmetrics FILE      Write the metrics as OpenMetrics text, for GitLab
          --github                Write a step summary, outputs and annotations of GitHub Actions
          --comment FILE          Write a comment for a pull request, within 60,000 bytes
          --comment-name NAME     The hidden name by which the comment is found again (default: the title)
          --report-url URL        Where the full report is, for a link in the comment
          --comment-when WHEN     Write it always (default), or changed: if something changed or is not held

        With --labels, how to read and measure:
          --labels FILE           The file with the labels; may be left out where a model’s file has them
          --format FORMAT         What the files are in: csv, tsv, semicolon, bars, text (blanks), npy or npz
          --classes A,B,…         The classes in order, where files do not name them; @FILE has one a line
          --positive CLASS        The class that a single score column is about
          --task KIND             What labels are: classes (default), or multilabel: any number of them a sample
          --scores KIND           What the scores are: probabilities (default), logits or sigmoid-logits
          --id COLUMN             The column with the ids
          --label COLUMN          The column with the labels
          --slice COLUMN          A column whose values make slices, or a pair A*B; repeat it for each
          --slice-min N           Show slices of at least N samples (default 20), and count the others
          --find-slices           Look for weak slices in all columns left over, and their pairs
          --weight COLUMN         The column of any file with the samples’ weights, from 0 up
          --group COLUMN          The column of any file that says which samples belong together
          --ignore-label LABEL    Leave out rows with this label, as -100; repeat it for each
          --pair-by WHAT          Pair rows by ids or by position (default: by ids where both files have them)
          --common-ids            Leave out samples that not all files have
          --match-classes HOW     Whether Cat and cat are one class (loose) or two (exact); else an error asks
          --renormalize           Divide each row of probabilities by its sum
          --sum-tolerance T       Accept rows whose sum is off by up to T (default 0.01; warned of from 0.001 on)
          --confidence C          How sure intervals are (default 0.95)
          --primary METRIC        A metric that decides the headline (default: error_rate and cross_entropy)
          --margin METRIC=D       Say whether models are worse by more than D: error_rate=1%, mse=0.02
          --cost FP:FN            What the two errors of two classes cost, to find the cheapest threshold
          --log-base BASE         The unit of information: e for nats (default), 2 for bits, 10
          --metrics SET           Which metrics: all (default), or core: no variants, no prediction entropy
          --clip HOW              Show the cross-entropy as clipped by sklearn, keras or torch, or to [ε, 1−ε]
          --samples N             Show up to N samples one by one (default 10; all of up to 20), the most telling

        Always:
          -q, --quiet             Say nothing on standard error but errors
          -h, --help              Show this

        Examples:
          assay diff v1/results.json v2/results.json
          assay diff main.json branch.json --markdown -
          assay diff old.csv new.csv --labels labels.csv --html changes.html
          assay diff --history results/ --html history.html

        """)
  }

  @Test(arguments: [["check", "--help"], ["check", "-h"], ["help", "check"]])
  func `the help of check`(_ arguments: [String]) throws {
    let run = try Run(executable(), arguments, in: "/", input: nil)
    #expect(run.code == 0)
    #expect(run.error.isEmpty)
    #expect(
      run.output == """
        Judge results by rules, and fail where one is broken.

        Usage: assay check NEW [--against OLD] --gate RULE... [options]

        NEW and OLD are results that `assay report --json` wrote, or folders with an assay.json, which are
        measured. A rule is about every model but the baseline, unless it begins with MODEL: .

        RULE is [MODEL:] TEST [on interval | on value | on test], and TEST one of
          METRIC <= NUMBER, METRIC >= NUMBER        NUMBER in the metric's unit, or of shares N%
          METRIC not worse than REF [by NUMBER]     NUMBER in the metric's unit, N points, or N% of REF
          METRIC better than REF                    REF is baseline, or before: the same model in OLD
          worst @COLUMN METRIC <= NUMBER            every slice of a column
          n >= NUMBER, same test set
        METRIC may have a class, as in recall[fox], or a slice, as in error_rate @region=north. Names with
        blanks or signs are in double quotes. A rule is held or broken if the whole interval says so, and
        undecided if it does not.

        What to read and write:
          --against OLD           The older version, for rules that say before
          --old-outcomes FILE     What OLD's models made of each sample, from assay report --outcomes
          --new-outcomes FILE     The same of NEW: rules that say before then go sample by sample
          --json FILE             Write what became of the rules as JSON; - is standard output
          --language TAG          The language of every output: en (default) or zh-Hans, simplified Chinese

        What must hold:
          --gate RULE             A rule that must hold, as error_rate <= 5%; repeat it for each
          --gates FILE            A file with one rule a line, and comments behind #
          --undecided HOW         Take an undecided rule for a warning: warn (default), or end with 3: fail
          --other-test-set        Judge rules that say before on other samples, too
          --first-run             Waive rules that say before where there are no older results, and say so

        What to write for builds:
          --flat FILE             Write every number as flat JSON, model/metric, for DVC and MLflow
          --dvc-plots DIR         Write what DVC plots: curves, calibration, losses, and confusions
          --junit FILE            Write what became of the rules as JUnit XML
          --openmetrics FILE      Write the metrics as OpenMetrics text, for GitLab
          --github                Write a step summary, outputs and annotations of GitHub Actions
          --comment FILE          Write a comment for a pull request, within 60,000 bytes
          --comment-name NAME     The hidden name by which the comment is found again (default: the title)
          --report-url URL        Where the full report is, for a link in the comment
          --comment-when WHEN     Write it always (default), or changed: if something changed or is not held

        Always:
          -q, --quiet             Say nothing on standard error but errors
          -h, --help              Show this

        Exit codes: 0 all held, or undecided; 1 a rule is broken; 3 undecided, with --undecided fail; 2 bad
        input; 64 wrong usage, also of a rule that does not parse.

        Examples:
          assay check results.json --gate 'error_rate <= 5%'
          assay check new.json --against old.json --gate 'error_rate not worse than before by 1 points'
          assay check results.json --gate 'net: recall[fox] >= 0.8' --gate 'worst @region error_rate <= 10%'

        """)
  }
}
