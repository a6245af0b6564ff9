/**
 * The one chat template: plain text, as in pre-training. SFT, sampling, the reward model and PPO all write prompts and
 * responses through here. The end-of-sequence token after a response is added by `tokenise.ts`.
 */

/** The prompt's text up to where the model goes on. No space at the end: the response brings its own. */
export function formatPrompt(prompt: string): string {
  return `Task: ${prompt.trim()}\nReply:`
}

/** The response as it follows the prompt. */
export function formatResponse(response: string): string {
  return ` ${response.trim()}`
}

/** What a person reads of sampled text: the leading space of the template and stray white space removed. */
export function readResponse(sampled: string): string {
  return sampled.trim()
}
