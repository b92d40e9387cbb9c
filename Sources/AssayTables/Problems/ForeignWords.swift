extension ForeignFormat {
  var words: String {
    switch self {
    case .torch: "this is a file of PyTorch, which may run any code and is not read"
    case .pickle: "this is a Python pickle, which may run any code and is not read"
    case .parquet: "this is Parquet, which is not read"
    case .arrow: "this is an Arrow or Feather file, which is not read"
    case .hdf5: "this is HDF5, which is not read"
    case .workbook: "this is a workbook of a spreadsheet, which is not read"
    case .rds, .rData: "this is R data, which is not read"
    case .matlab: "this is a MATLAB file, which is not read"
    case .avro: "this is Avro, which is not read"
    case .sqlite: "this is an SQLite database, which is not read"
    case .orc: "this is ORC, which is not read"
    case .tfRecord: "this is a TFRecord of TensorFlow, which is not read"
    case .bzip2: "this is packed with bzip2; of packed text gzip is read"
    case .xz: "this is packed with xz; of packed text gzip is read"
    case .zstandard: "this is packed with Zstandard; of packed text gzip is read"
    case .utf16: "this is UTF-16, and not UTF-8"
    case .lfsPointer: "this is a pointer of Git LFS, and not the file itself"
    case .html: "this is an HTML page, perhaps an error in the place of a download"
    }
  }

  var advice: String {
    switch self {
    case .torch:
      "convert it: np.save('p.npy', torch.load(FILE, map_location='cpu').float().numpy())"
    case .pickle:
      "convert it: np.save('p.npy', np.asarray(pickle.load(open(FILE, 'rb')), dtype=float)), or of a data "
        + "frame: pd.read_pickle(FILE).to_csv('p.csv', index=False)"
    case .parquet: "convert it: pd.read_parquet(FILE).to_csv('p.csv', index=False)"
    case .arrow: "convert it: pd.read_feather(FILE).to_csv('p.csv', index=False)"
    case .hdf5: "convert it: np.save('p.npy', h5py.File(FILE)[NAME][:])"
    case .workbook: "convert it: pd.read_excel(FILE).to_csv('p.csv', index=False)"
    case .rds: "convert it in R: write.csv(readRDS(FILE), 'p.csv', row.names = FALSE)"
    case .rData: "convert it in R: write.csv(get(load(FILE)), 'p.csv', row.names = FALSE)"
    case .matlab:
      "convert it: np.save('p.npy', scipy.io.loadmat(FILE)[NAME]), or of version 7.3: "
        + "np.save('p.npy', h5py.File(FILE)[NAME][:].T)"
    case .avro:
      "convert it: pd.DataFrame(fastavro.reader(open(FILE, 'rb'))).to_csv('p.csv', index=False)"
    case .sqlite:
      "convert it: sqlite3 -header -csv FILE 'select * from TABLE' > p.csv"
    case .orc: "convert it: pd.read_orc(FILE).to_csv('p.csv', index=False)"
    case .tfRecord:
      "write its records as CSV or JSON lines: for r in tf.data.TFRecordDataset(FILE): tf.train.Example.FromString(r.numpy())"
    case .bzip2: "unpack it, as by <(bzip2 -dc FILE)"
    case .xz: "unpack it, as by <(xz -dc FILE)"
    case .zstandard: "unpack it, as by <(zstd -dc FILE)"
    case .utf16: "convert it: iconv -f UTF-16 -t UTF-8 FILE"
    case .lfsPointer: "fetch it: git lfs pull"
    case .html: "open it in a browser to see what it says, and download the file again"
    }
  }
}
