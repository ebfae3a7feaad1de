import Language
import Tensors
import Glibc
let e = Evaluator(.core())
e.context.emit = { notice in if let t = notice as? PrintedText { let b = Array(t.text.utf8); _ = write(1, b, b.count) } }
var text = ""
let f = fopen(CommandLine.arguments[1], "r")!
var buf = [UInt8](repeating: 0, count: 1 << 20)
let n = fread(&buf, 1, buf.count, f)
do { try e.run(Source(String(decoding: buf[0..<n], as: UTF8.self))) } catch { print(error) }
