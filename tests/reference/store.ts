/** Asks PyTorch, TRL and PEFT again and stores their answers: `npx tsx tests/reference/store.ts`. */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { askPeft, askPyTorch, askTrl } from './peer'

const store = (name: string, answers: unknown) =>
  writeFileSync(path.join(import.meta.dirname, name), `${JSON.stringify(answers, null, 1)}\n`)

const pytorch = askPyTorch()
store('pytorch.json', pytorch)
const trl = askTrl()
store('trl.json', trl)
const peft = await askPeft()
store('peft.json', peft)
console.log(`Stored the answers of PyTorch ${pytorch.torch}, TRL ${trl.trl} and PEFT ${peft.peft}.`)
