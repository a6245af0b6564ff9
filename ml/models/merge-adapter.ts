/** A policy from its base and an adapter folder, wherever it was trained. */
import { requireParameters } from '../optim/parameters'
import { AdapterError, readAdapterFolder } from './adapter-folder'
import { loraParameters, mergeLora } from './lora'
import { readModelFolder, type WrittenModel, writeModelFolder } from './model-folder'
import { transformerParameters } from './transformer'

/** @throws AdapterError or ShapeError when the adapter is of another kind of model, another base or another size */
export async function mergeAdapter({
  modelDir,
  adapterDir,
  outDir,
  besides,
}: {
  modelDir: string
  adapterDir: string
  outDir: string
  /** Files to copy in. */
  besides: readonly string[]
}): Promise<WrittenModel> {
  const { kind, config, parameters, sha256 } = await readModelFolder(modelDir)
  const adapter = await readAdapterFolder(adapterDir)
  if (kind !== 'language-model' || adapter.kind !== 'language-model')
    throw new AdapterError(
      `${adapterDir} is the adapter of a model of kind ${adapter.kind}, ${modelDir} is a model of kind ${kind}: only adapters of language models are merged this way`,
    )
  if (adapter.baseSha256 && adapter.baseSha256 !== sha256)
    throw new AdapterError(
      `${adapterDir} was trained on weights with SHA-256 ${adapter.baseSha256}, ${modelDir} has ${sha256}: it would be merged into another model, or twice`,
    )
  const specs = loraParameters(transformerParameters(config), adapter.lora)
  requireParameters(specs, adapter.tensors)
  const known = new Set(specs.map(({ name }) => name))
  for (const name of adapter.tensors.keys())
    if (!known.has(name))
      throw new AdapterError(`${adapterDir} has ${name}, for which the model has no place`)
  return writeModelFolder(
    outDir,
    { kind, config, parameters: mergeLora(parameters, adapter.tensors, adapter.lora) },
    { precision: 'float32', besides, metadata: { stage: 'policy' } },
  )
}
