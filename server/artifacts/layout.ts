/** Where things lie inside the artifact store. */

/** A model folder (config.json, model.safetensors, tokenizer.json) made by a run. */
export const modelFolderOf = (runId: string) => `models/${runId}`
/** Frozen datasets, named by their hash. */
export const datasetFolder = 'datasets'
/** Plain text for pre-training, named by its hash. */
export const textFolder = 'texts'
/** Everything a run needs only while it runs: checkpoints, requests, what a child wrote. */
export const runFolderOf = (runId: string) => `runs/${runId}`
export const checkpointFolderOf = (runId: string) => `runs/${runId}/checkpoint`
