extension ForeignFormat {
  var words: String {
    switch self {
    case .pickle: "this is a Python pickle, which may run any code and is not read"
    case .parquet: "this is Parquet, which is not read"
    case .arrow: "this is an Arrow or Feather file, which is not read"
    case .hdf5: "this is HDF5, which is not read"
    case .bzip2: "this is packed with bzip2; of packed text gzip is read"
    case .xz: "this is packed with xz; of packed text gzip is read"
    case .zstandard: "this is packed with Zstandard; of packed text gzip is read"
    case .utf16: "this is UTF-16, and not UTF-8"
    case .zip: "this zip archive holds no NumPy arrays"
    }
  }

  var advice: String {
    switch self {
    case .pickle:
      "convert it: np.save('p.npy', np.asarray(pickle.load(open(FILE, 'rb')), dtype=float))"
    case .parquet: "convert it: pd.read_parquet(FILE).to_csv('p.csv', index=False)"
    case .arrow: "convert it: pd.read_feather(FILE).to_csv('p.csv', index=False)"
    case .hdf5: "convert it: np.save('p.npy', h5py.File(FILE)[NAME][:])"
    case .bzip2: "unpack it, as by <(bzip2 -dc FILE)"
    case .xz: "unpack it, as by <(xz -dc FILE)"
    case .zstandard: "unpack it, as by <(zstd -dc FILE)"
    case .utf16: "convert it: iconv -f UTF-16 -t UTF-8 FILE"
    case .zip: "unpack it, or pack text with gzip"
    }
  }
}
