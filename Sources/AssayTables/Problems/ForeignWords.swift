extension ForeignFormat {
  var words: String {
    switch self {
    case .torch: "this is a PyTorch file, which may run any code and is not read"
    case .pickle: "this is a Python pickle, which may run any code and is not read"
    case .parquet: "this is Parquet, which is not read"
    case .arrow: "this is an Arrow or Feather file, which is not read"
    case .hdf5: "this is HDF5, which is not read"
    case .workbook: "this is a spreadsheet workbook, which is not read"
    case .rds, .rData: "this is R data, which is not read"
    case .matlab: "this is a MATLAB file, which is not read"
    case .avro: "this is Avro, which is not read"
    case .sqlite: "this is an SQLite database, which is not read"
    case .orc: "this is ORC, which is not read"
    case .tfRecord: "this is a TensorFlow TFRecord file, which is not read"
    case .safetensors: "this is a safetensors file, which is not read"
    case .stata: "this is a Stata file, which is not read"
    case .spss: "this is an SPSS file, which is not read"
    case .sas, .sasTransport: "this is a SAS file, which is not read"
    case .bzip2: "this is compressed with bzip2, which is not read; gzip is"
    case .xz: "this is compressed with xz, which is not read; gzip is"
    case .zstandard: "this is compressed with Zstandard, which is not read; gzip is"
    case .sevenZip: "this is a 7-Zip archive, which is not read; gzip is"
    case .tar: "this is a tar archive, which is not read"
    case .utf32: "this is UTF-32, not UTF-8"
    case .utf16: "this is UTF-16, not UTF-8"
    case .lfsPointer: "this is a Git LFS pointer, not the file itself"
    case .html: "this is an HTML page, perhaps an error page instead of a download"
    }
  }

  var advice: String {
    switch self {
    case .torch:
      "convert it: np.save('p.npy', torch.load(FILE, map_location='cpu').detach().double().numpy()); if it holds a "
        + "dictionary, put [NAME] after load(…)"
    case .pickle: "convert it: pd.DataFrame(pd.read_pickle(FILE)).to_csv('p.csv', index=False)"
    case .parquet: "convert it: pd.read_parquet(FILE).to_csv('p.csv', index=False)"
    case .arrow: "convert it: pd.read_feather(FILE).to_csv('p.csv', index=False)"
    case .hdf5: "convert it: np.save('p.npy', h5py.File(FILE)[NAME][:])"
    case .workbook: "convert it: pd.read_excel(FILE).to_csv('p.csv', index=False)"
    case .rds: "convert it in R: write.csv(readRDS(FILE), 'p.csv', row.names = FALSE)"
    case .rData:
      "convert it in R: write.csv(get(load(FILE)), 'p.csv', row.names = FALSE), or for several objects: load(FILE); "
        + "write.csv(NAME, 'p.csv', row.names = FALSE)"
    case .matlab:
      "convert it: np.save('p.npy', scipy.io.loadmat(FILE)[NAME]), or for version 7.3: "
        + "np.save('p.npy', h5py.File(FILE)[NAME][:].T)"
    case .avro:
      "convert it: pd.DataFrame(fastavro.reader(open(FILE, 'rb'))).to_csv('p.csv', index=False)"
    case .sqlite:
      "convert it: sqlite3 -header -csv FILE 'select * from TABLE' > p.csv"
    case .orc: "convert it: pd.read_orc(FILE).to_csv('p.csv', index=False)"
    case .tfRecord:
      "convert it: open('p.jsonl', 'w').writelines(google.protobuf.json_format.MessageToJson("
        + "tf.train.Example.FromString(r.numpy()), indent=None) + '\\n' for r in tf.data.TFRecordDataset(FILE))"
    case .safetensors: "convert it: np.save('p.npy', safetensors.numpy.load_file(FILE)[NAME])"
    case .stata: "convert it: pd.read_stata(FILE).to_csv('p.csv', index=False)"
    case .spss: "convert it: pd.read_spss(FILE).to_csv('p.csv', index=False)"
    case .sas: "convert it: pyreadstat.read_sas7bdat(FILE)[0].to_csv('p.csv', index=False)"
    case .sasTransport: "convert it: pyreadstat.read_xport(FILE)[0].to_csv('p.csv', index=False)"
    case .bzip2: "decompress it, for example with <(bzip2 -dc FILE)"
    case .xz: "decompress it, for example with <(xz -dc FILE)"
    case .zstandard: "decompress it, for example with <(zstd -dc FILE)"
    case .sevenZip: "extract it, for example with <(7z x -so FILE NAME)"
    case .tar: "extract it, for example with <(tar -xOf FILE NAME)"
    case .utf32: "convert it: iconv -f UTF-32 -t UTF-8 FILE > new.csv"
    case .utf16: "convert it: iconv -f UTF-16 -t UTF-8 FILE > new.csv"
    case .lfsPointer: "fetch it: git lfs pull"
    case .html: "open it in a browser to see what it says, and download the file again"
    }
  }
}
