/** Where things lie inside the artifact store. */

/** A model folder (config.json, model.safetensors, tokenizer.json) made by a run. */
export const modelFolderOf = (runId: string) => `models/${runId}`
/** Frozen datasets, named by their hash. */
export const datasetFolder = 'datasets'
/** A file that a worker wrote for somebody to take away. */
export const exportPathOf = (exportId: string) => `exports/${exportId}`
/** Plain text for pre-training, named by its hash. */
export const textFolder = 'texts'
/** Everything a run needs only while it runs: checkpoints, requests, what a child wrote. */
export const runFolderOf = (runId: string) => `runs/${runId}`
export const checkpointFolderOf = (runId: string) => `runs/${runId}/checkpoint`
