/**
 * The one door to onnxruntime-node: opens a model, runs it on host tensors, releases it. `run` blocks the JavaScript
 * thread while the graph runs, so sessions live in a process of their own. Outputs are copied by the binding (about
 * half a millisecond per megabyte), inputs are not: keep outputs small. Left out: tensors that stay on a device.
 */
import * as ort from 'onnxruntime-node'
import { type HostTensor, hostTensor, type TensorData } from '../tensor/host-tensor'
import type { DType } from '../tensor/shape'

export interface SessionOptions {
  executionProvider: 'cpu' | 'webgpu' | 'cuda'
  /** Threads inside one operator. Of the graphs that ml builds, one and two give the same bits. */
  intraOpThreads: number
  /** Writes a Chrome trace with this file prefix when the session is released. */
  profileFilePrefix?: string
}

export interface Session {
  readonly inputNames: readonly string[]
  readonly outputNames: readonly string[]
  /** Runs the graph; `fetches` names the outputs wanted (all when left out). */
  run(
    feeds: Readonly<Record<string, HostTensor>>,
    fetches?: readonly string[],
  ): Promise<Record<string, HostTensor>>
  /** Frees native memory. The session cannot run again. */
  release(): Promise<void>
}

/**
 * Rewrites (1 / a) · b to b / a where nothing else reads 1 / a: in a forward pass, but not where a backward pass needs
 * it. Without this rewrite both do the same arithmetic, so that the first ratio is 1 but for the kernels' rounding.
 */
const BIT_CHANGING_OPTIMIZERS = 'DivMulFusion'

/**
 * Without this CUDA rounds the factors of every product to ten bits (TF32), and the binding has no option for it: gradients
 * of the starter were 8e-4 off the CPU's instead of 1e-6, and after 24 steps the loss 0.008.
 */
function keepSinglePrecision(): void {
  process.env.NVIDIA_TF32_OVERRIDE ??= '0'
}

/** Opens a model from its bytes or, for large ones, from a file. */
export async function openSession(model: Uint8Array | string, options: SessionOptions): Promise<Session> {
  if (options.executionProvider === 'cuda') keepSinglePrecision()
  const settings: ort.InferenceSession.SessionOptions = {
    executionProviders: [options.executionProvider],
    intraOpNumThreads: options.intraOpThreads,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    graphOptimizationLevel: 'all',
    logSeverityLevel: 3,
    ...(options.profileFilePrefix
      ? { enableProfiling: true, profileFilePrefix: options.profileFilePrefix }
      : {}),
    extra: {
      optimization: { disable_specified_optimizers: BIT_CHANGING_OPTIMIZERS },
      // Threads sleep instead of busy waiting. Alone on a machine it makes no difference to a training step; beside a web
      // server and a database busy waiting doubled its time (1.24 s against 0.53 s, two threads on two busy cores).
      session: { 'intra_op.allow_spinning': '0' },
    },
  }
  const session =
    typeof model === 'string'
      ? await ort.InferenceSession.create(model, settings)
      : await ort.InferenceSession.create(model, settings)
  return {
    inputNames: session.inputNames,
    outputNames: session.outputNames,
    async run(feeds, fetches) {
      const tensors: Record<string, ort.Tensor> = {}
      for (const name of session.inputNames) {
        const feed = feeds[name]
        if (!feed) throw new Error(`input ${name} was not fed`)
        tensors[name] = toOrt(feed)
      }
      const results = await session.run(tensors, fetches ?? session.outputNames)
      const outputs: Record<string, HostTensor> = {}
      for (const [name, value] of Object.entries(results)) {
        outputs[name] = fromOrt(value)
      }
      return outputs
    },
    async release() {
      if (options.profileFilePrefix) session.endProfiling()
      await session.release()
    },
  }
}

function toOrt({ dtype, shape, data }: HostTensor): ort.Tensor {
  switch (dtype) {
    case 'float32':
      return new ort.Tensor('float32', data as Float32Array, [...shape])
    case 'float64':
      return new ort.Tensor('float64', data as Float64Array, [...shape])
    case 'float16':
      return new ort.Tensor('float16', data as Uint16Array, [...shape])
    case 'int32':
      return new ort.Tensor('int32', data as Int32Array, [...shape])
    case 'int64':
      return new ort.Tensor('int64', data as BigInt64Array, [...shape])
    case 'bool':
      return new ort.Tensor('bool', data as Uint8Array, [...shape])
  }
}

function fromOrt(value: ort.OnnxValue): HostTensor {
  const { type, dims, data } = value as ort.Tensor
  return hostTensor(type as DType, dims, data as TensorData)
}
