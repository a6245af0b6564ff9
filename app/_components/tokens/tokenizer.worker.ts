/** Cuts and counts text beside the page, so that typing stays smooth however long the text is. Asked by tokenizer-thread.ts. */
import { type EncodingId, loadEncoding } from './encodings'
import { type CutText, cutText } from './token-pieces'

export interface TokenizerQuestion {
  number: number
  what: 'cut' | 'count'
  encodingId: EncodingId
  /** The tokenizer's JSON, for encodings that are not js-tiktoken's. */
  file?: string
  text: string
}

export type TokenizerAnswer = { number: number } & (
  | { cut: CutText }
  | { count: number }
  | { problem: string }
)

/** The worker's side of the channel; its own type is not among the DOM's. */
const port = self as unknown as {
  onmessage: (event: MessageEvent<TokenizerQuestion>) => void
  postMessage(answer: TokenizerAnswer): void
}

port.onmessage = async ({ data: { number, what, encodingId, file, text } }) => {
  try {
    const encoding = await loadEncoding(encodingId, file)
    port.postMessage(
      what === 'cut'
        ? { number, cut: cutText(text, encoding) }
        : { number, count: encoding.encode(text).length },
    )
  } catch (error) {
    port.postMessage({ number, problem: error instanceof Error ? error.message : String(error) })
  }
}
