import AssaySystem
import Testing

@Test func `the environment is read`() {
  #expect(Process.environment("PATH")?.isEmpty == false)
  #expect(Process.environment("ASSAY_NOT_SET_ANYWHERE") == nil)
  #expect(Process.environment("PATH\0X") == nil)
}

@Test func `the process knows its processors, memory and time`() {
  #expect(Process.processorCount >= 1)
  #expect(Process.peakMemory > 1 << 20)
  let time = Process.monotonicNanoseconds
  #expect(Process.monotonicNanoseconds >= time)
}
