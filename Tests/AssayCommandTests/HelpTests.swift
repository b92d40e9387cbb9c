import Testing

@Suite struct HelpTests {
  @Test(arguments: [["--help"], ["-h"], ["help"]])
  func `the help of the program`(_ arguments: [String]) throws {
    let run = try Run(executable(), arguments, in: "/", input: nil)
    #expect(run.code == 0)
    #expect(run.error.isEmpty)
    #expect(
      run.output == """
        Assay measures models on labels, compares them side by side and writes reports.

        Usage: assay COMMAND [options]

        Commands:
          report                  Measure models on labels and compare them side by side
          inspect                 Explain what files are taken for, and why, with their first rows
          summarize               Measure models on one part of the data, for assay merge
          merge                   Report on the whole of what assay summarize measured in parts
          render                  Write the report of saved results, as it was when they were measured
          diff                    Compare two versions of a model, metric by metric, with intervals
          check                   Judge results by rules, and fail where one is broken
          schema                  Print the JSON Schema of results.json
          templates               List the built-in templates, or write them into a folder to be changed

        Options:
          -h, --help              Show this, or the help of a command
          --version               Show the version

        Exit codes: 0 fine; 1 a rule is broken; 2 bad input, or a file that cannot be read or written;
        3 a rule is undecided, with --undecided fail; 64 wrong usage.

        Examples:
          assay report SampleData/party
          assay report --labels labels.csv --model a=a.csv --model b=b.csv --html report.html
          assay inspect predictions.csv
          assay diff old.json new.json
          assay check new.json --against old.json --gate 'error_rate not worse than before by 1 points'
          assay report --help

        """)
  }

  @Test func `without a command the help stands on standard error`() throws {
    let run = try Run(executable(), [], in: "/", input: nil)
    let help = try Run(executable(), ["--help"], in: "/", input: nil)
    #expect(run.code == 64)
    #expect(run.output.isEmpty)
    #expect(run.error == help.output + "assay: a command is missing\nSee 'assay --help'.\n")
  }

  @Test func `the version`() throws {
    let run = try Run(executable(), ["--version"], in: "/", input: nil)
    #expect(run.code == 0)
    #expect(run.output == "assay 0.1.0\n")
  }

  @Test(arguments: [["report", "--help"], ["report", "-h"], ["help", "report"]])
  func `the help of report`(_ arguments: [String]) throws {
    let run = try Run(executable(), arguments, in: "/", input: nil)
    #expect(run.code == 0)
    #expect(run.error.isEmpty)
    #expect(
      run.output == """
        Measure models on labels and compare them side by side.

        Usage: assay report [CONFIG | DATA] [options]

        CONFIG is a folder with an assay.json, or a file of any name: a JSON object whose keys are the
        options below. DATA is a file that holds the labels and the predictions. Options win over CONFIG.

        Any FILE may be a folder of part-* files. Where one is not what it looks like, or differs from the
        others, say how to take it behind its name: FILE:header=false,scores=logits. The keys are format,
        header (true or false), scores, id, label, and column: the one with what the model said.

        What to read:
          --labels FILE           The file with the labels; may be left out where a model’s file has them
          --model [NAME=]FILE     A model’s predictions, or a pattern as 'epoch_*.csv'; repeat it for each model
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

        What to report:
          --title TEXT            The heading
          --language TAG          The language of every output: en (default) or zh-Hans, simplified Chinese
          --baseline NAME         The model that the others are compared with (default: the first)
          --pairs WHICH           Compare models with the baseline (default), or all with each other
          --confidence C          How sure intervals are (default 0.95)
          --primary METRIC        A metric that decides the headline (default: error_rate and cross_entropy)
          --margin METRIC=D       Say whether models are worse by more than D: error_rate=1%, mse=0.02
          --cost FP:FN            What the two errors of two classes cost, to find the cheapest threshold
          --average               Measure the average of all models, too; that of two is always measured
          --verbose               Show all metrics, differences and sentences on the terminal
          --log-base BASE         The unit of information: e for nats (default), 2 for bits, 10
          --metrics SET           Which metrics: all (default), or core: no variants, no prediction entropy
          --clip HOW              Show the cross-entropy as clipped by sklearn, keras or torch, or to [ε, 1−ε]
          --samples N             Show up to N samples one by one (default 10; all of up to 20), the most telling
          --name NAME             What this version is called, in histories and results
          --commit ID             The commit of this version; auto: that of the build (GITHUB_SHA and others)
          --date DATE             The day or time of this version, as 2026-01-31T12:00:00Z

        What to write:
          --jobs N                How many workers there are (default: one a processor); they change no number
          --html FILE             Write the report as HTML
          --markdown FILE         Write the report as Markdown
          --max-bytes N           Leave sections out of the Markdown report, from its end, to stay within N bytes
          --json FILE             Write the results as JSON
          --outcomes FILE         Write what each model made of each sample, for exact diffs of versions later
          --suspects FILE         Write the samples whose labels models contradict, as CSV
          --tables DIR            Write every table of the report as tidy CSV, with numbers in full
          --charts DIR            Write every chart of the report as an SVG file of its own
          --template FILE         Render this template instead, to --html or --markdown, else to standard output
          --templates DIR         Files of this folder take the place of built-in templates of their names
          --dump-values           Print every value that templates see, as JSON

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

        The verdict and the metrics go to standard output; an output to - goes there instead.

        Examples:
          assay report SampleData/party --html party.html --markdown party.md
          assay report --labels labels.csv --model old=v1.csv --model new=v2.csv --json results.json
          assay report predictions.csv --log-base 2
          assay report --labels y.csv --model net=logits.csv --scores logits
          assay report --labels y.csv --model m=p.csv --positive spam --markdown - -q
          assay report --labels y.txt:header=false --model gbm=preds.tsv:format=tsv --classes no,yes

        """)
  }

  @Test(arguments: [["inspect", "--help"], ["inspect", "-h"], ["help", "inspect"]])
  func `the help of inspect, whose options are those of report`(_ arguments: [String]) throws {
    let run = try Run(executable(), arguments, in: "/", input: nil)
    #expect(run.code == 0)
    #expect(run.error.isEmpty)
    #expect(
      run.output.hasPrefix(
        """
        Explain what files are taken for, and why, with their first rows.

        Usage: assay inspect FILE... [options]
               assay inspect CONFIG [options]

        One FILE is explained as far as it goes: predictions without labels, or labels alone. Of several,
        the first has the labels, unless --labels or --model says else; they are then explained together,
        as `assay report` would read them. All rows are read. For each decision the page names the option
        that changes it; FILE:header=false and the like go behind the file’s name, here as in a report.

        Options, as of `assay report`:
          --labels FILE
        """))
    #expect(
      run.output.hasSuffix(
        """
        Always:
          --json                  Write the same as strict JSON
          -q, --quiet             Say nothing on standard error but errors
          -h, --help              Show this

        Where something is wrong, what could be understood is shown all the same, and the exit code is 2.

        Examples:
          assay inspect predictions.csv
          assay inspect labels.csv model-1.csv model-2.csv
          assay inspect SampleData/party
          assay inspect preds.txt:header=false --classes no,yes
          zcat scores.csv.gz | assay inspect - --json

        """))
    let report = try Run(executable(), ["report", "--help"], in: "/", input: nil).output
    let inputs = try #require(report.split(separator: "What to read:\n").last)
      .split(separator: "\n\n")[0]
    #expect(run.output.contains(inputs))
  }

  @Test(arguments: [["summarize", "--help"], ["summarize", "-h"], ["help", "summarize"]])
  func `the help of summarize`(_ arguments: [String]) throws {
    let run = try Run(executable(), arguments, in: "/", input: nil)
    #expect(run.code == 0)
    #expect(run.error.isEmpty)
    #expect(
      run.output == """
        Measure models on one part of the data, for assay merge.

        Usage: assay summarize [CONFIG | DATA] [options] -o FILE

        Reads and measures like assay report, and writes a summary: exact sums, counts, and the few samples
        that a report shows. Parts of the data can so be measured on many machines; assay merge makes the
        report of the whole, the same to the last bit. All parts need the same models, classes and options,
        and no sample may be in two of them. A table with a header and no rows is a part where --classes
        says the classes.

        What to read:
          --labels FILE           The file with the labels; may be left out where a model’s file has them
          --model [NAME=]FILE     A model’s predictions, or a pattern as 'epoch_*.csv'; repeat it for each model
          --format FORMAT         What the files are in: csv, tsv, semicolon, bars, text (blanks), npy or npz
          --classes A,B,…         The classes in order, where files do not name them; @FILE has one a line
          --positive CLASS        The class that a single score column is about
          --scores KIND           What the scores are: probabilities (default), logits or sigmoid-logits
          --id COLUMN             The column with the ids
          --label COLUMN          The column with the labels
          --ignore-label LABEL    Leave out rows with this label, as -100; repeat it for each
          --pair-by WHAT          Pair rows by ids or by position (default: by ids where both files have them)
          --common-ids            Leave out samples that not all files have
          --match-classes HOW     Whether Cat and cat are one class (loose) or two (exact); else an error asks
          --renormalize           Divide each row of probabilities by its sum
          --sum-tolerance T       Accept rows whose sum is off by up to T (default 0.01; warned of from 0.001 on)

        What to report:
          --baseline NAME         The model that the others are compared with (default: the first)
          --pairs WHICH           Compare models with the baseline (default), or all with each other
          --metrics SET           Which metrics: all (default), or core: no variants, no prediction entropy
          --clip HOW              Show the cross-entropy as clipped by sklearn, keras or torch, or to [ε, 1−ε]
          --samples N             Show up to N samples one by one (default 10; all of up to 20), the most telling

        What to write:
          --jobs N                How many workers there are (default: one a processor); they change no number

        Always:
          -o, --output FILE       Where to write the summary; - is standard output
          -q, --quiet             Say nothing on standard error but errors
          -h, --help              Show this

        What CONFIG says of the title, the unit, costs and outputs is left to assay merge.

        Examples:
          assay summarize --labels y-1.csv --model net=p-1.csv -o 1.assay
          assay summarize shard-7.csv --classes cat,dog -o 7.assay
          assay merge 1.assay 2.assay --html report.html

        """)
  }

  @Test(arguments: [["merge", "--help"], ["merge", "-h"], ["help", "merge"]])
  func `the help of merge`(_ arguments: [String]) throws {
    let run = try Run(executable(), arguments, in: "/", input: nil)
    #expect(run.code == 0)
    #expect(run.error.isEmpty)
    #expect(
      run.output == """
        Report on the whole of what assay summarize measured in parts.

        Usage: assay merge SUMMARY... [options]

        Each SUMMARY is a file that assay summarize wrote. Their order is that of the samples, which counts
        where these have no ids. Parts with different models, classes or options are refused, and so is a
        part that is given twice. That no sample is in two parts is up to you: only the ids at the ends of
        each part are known, and compared.

        What to report:
          --title TEXT            The heading
          --language TAG          The language of every output: en (default) or zh-Hans, simplified Chinese
          --confidence C          How sure intervals are (default 0.95)
          --primary METRIC        A metric that decides the headline (default: error_rate and cross_entropy)
          --margin METRIC=D       Say whether models are worse by more than D: error_rate=1%, mse=0.02
          --cost FP:FN            What the two errors of two classes cost, to find the cheapest threshold
          --average               Measure the average of all models, too; that of two is always measured
          --verbose               Show all metrics, differences and sentences on the terminal
          --log-base BASE         The unit of information: e for nats (default), 2 for bits, 10
          --name NAME             What this version is called, in histories and results
          --commit ID             The commit of this version; auto: that of the build (GITHUB_SHA and others)
          --date DATE             The day or time of this version, as 2026-01-31T12:00:00Z

        What to write:
          --html FILE             Write the report as HTML
          --markdown FILE         Write the report as Markdown
          --max-bytes N           Leave sections out of the Markdown report, from its end, to stay within N bytes
          --json FILE             Write the results as JSON
          --suspects FILE         Write the samples whose labels models contradict, as CSV
          --tables DIR            Write every table of the report as tidy CSV, with numbers in full
          --charts DIR            Write every chart of the report as an SVG file of its own
          --template FILE         Render this template instead, to --html or --markdown, else to standard output
          --templates DIR         Files of this folder take the place of built-in templates of their names
          --dump-values           Print every value that templates see, as JSON

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
          -o, --output FILE       Make a part of these parts, to be merged with others, and no report
          -q, --quiet             Say nothing on standard error but errors
          -h, --help              Show this

        The verdict and the metrics go to standard output; an output to - goes there instead.

        Examples:
          assay merge part-*.assay
          assay merge 00*.assay -o 0.assay
          assay merge 1.assay 2.assay --title 'All of it' --log-base 2 --html report.html --json results.json

        """)
  }

  @Test(arguments: [["templates", "--help"], ["templates", "-h"], ["help", "templates"]])
  func `the help of templates`(_ arguments: [String]) throws {
    let run = try Run(executable(), arguments, in: "/", input: nil)
    #expect(run.code == 0)
    #expect(run.error.isEmpty)
    #expect(
      run.output == """
        List the built-in templates, or write them into a folder to be changed.

        Usage: assay templates list
               assay templates export DIR

        A folder of changed ones is used with `assay report … --templates DIR`. Existing files are not
        overwritten.

        Options:
          -h, --help              Show this

        Examples:
          assay templates list
          assay templates export my-templates

        """)
  }

  @Test func `a line of help fits on a screen`() throws {
    for command in [[], ["report"], ["inspect"], ["summarize"], ["merge"], ["diff"], ["templates"]]
    {
      let run = try Run(executable(), command + ["--help"], in: "/", input: nil)
      for line in run.output.split(separator: "\n") { #expect(line.count <= 105, "\(line)") }
    }
  }
}
