/** Errors of the server's own work that people are told of by code: a row, a file, another server. */
import type { Message, MessageValues } from '../../ml/messages/message'
import { messageOf as messageOfTask } from '../../ml/messages/task-error'
import { AppError } from '../errors'
import { sayInEnglish } from './say-in-english'

/** Its `message` is the English sentence. */
export class MessageError extends Error implements Message {
  readonly code: string
  readonly values?: MessageValues

  constructor({ code, values }: Message) {
    super(sayInEnglish({ code, values }))
    this.code = code
    this.values = values
  }
}

/** What is told of any error: an unexpected one in its own words. */
export const messageOf = (error: unknown): Message =>
  error instanceof AppError || error instanceof MessageError
    ? { code: error.code, values: error.values }
    : messageOfTask(error)
