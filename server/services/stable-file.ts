/** A file whose bytes never change under its hash, so that an interrupted download of it can go on. */
export interface StableFile {
  fileName: string
  mediaType: string
  bytes: number
  /** Another one whenever a byte is. */
  hash: string
  /** From `start` up to and including `end`. */
  read(start: number, end: number): AsyncIterable<Uint8Array>
}
