/**
 * A graph of static shapes: values, the nodes that make them, and a tape that `backward` walks.
 *
 * Nodes are ONNX nodes, recorded in topological order. The tape holds one entry per differentiable operation: usually
 * the node itself, but a composite (RMSNorm, SwiGLU …) is many nodes and one tape entry with its own gradient rule.
 * Left out: symbolic shapes, rewriting and fusion (ONNX Runtime fuses), second derivatives.
 */
import { arrayOf, type HostTensor, hostTensor } from '../tensor/host-tensor'
import { type DType, type FloatDType, type Shape, sizeOf } from '../tensor/shape'

/** One tensor of the graph. Compare by identity. */
export interface Value {
  readonly graph: Graph
  readonly name: string
  readonly dtype: DType
  readonly shape: Shape
}

export type Attribute =
  | { readonly type: 'int'; readonly value: number }
  | { readonly type: 'float'; readonly value: number }
  | { readonly type: 'string'; readonly value: string }
  | { readonly type: 'ints'; readonly value: readonly number[] }
  | { readonly type: 'floats'; readonly value: readonly number[] }
  | { readonly type: 'graph'; readonly value: Subgraph }

export interface Node {
  readonly name: string
  readonly opType: string
  readonly domain: string
  /** null is an optional input left out. */
  readonly inputs: readonly (Value | null)[]
  readonly outputs: readonly Value[]
  readonly attributes: Readonly<Record<string, Attribute>>
}

/** The body of a Loop, If or Scan. May use values of the graph around it. */
export interface Subgraph {
  readonly name: string
  readonly inputs: readonly Value[]
  readonly outputs: readonly Value[]
  readonly nodes: readonly Node[]
}

/** One differentiable operation: gradients flow from `output` to `inputs` by the rule called `rule`. */
export interface TapeEntry<Rule extends string = string> {
  readonly rule: Rule
  readonly inputs: readonly Value[]
  readonly output: Value
  /** Settings of the operation that its rule needs (axes, permutation, …). */
  readonly settings: Readonly<Record<string, number | readonly number[]>>
  /** Values of the forward pass kept for the backward pass. */
  readonly saved: readonly Value[]
}

export interface NodeOptions {
  attributes?: Record<string, Attribute>
  outputs: { dtype: DType; shape: Shape }[]
  domain?: string
}

export class Graph {
  /** Type of floating-point values: float32 to run, float64 to check gradients exactly. */
  readonly dtype: FloatDType
  readonly inputs: Value[] = []
  readonly constants = new Map<Value, HostTensor>()
  readonly tape: TapeEntry[] = []
  #nodes: Node[] = []
  #counter = 0
  #scopes: string[] = []
  #names = new Set<string>()
  #smallConstants = new Map<string, Value>()
  #taping = true

  constructor(options: { dtype?: FloatDType } = {}) {
    this.dtype = options.dtype ?? 'float32'
  }

  get nodes(): readonly Node[] {
    return this.#nodes
  }

  /** A tensor fed at every run. Names are unique in a graph. */
  input(name: string, dtype: DType, shape: Shape): Value {
    if (this.#names.has(name)) throw new Error(`the graph already has an input called ${name}`)
    this.#names.add(name)
    const value: Value = { graph: this, name, dtype, shape }
    this.inputs.push(value)
    return value
  }

  /** A tensor baked into the model. Small equal constants are shared. */
  constant(tensor: HostTensor): Value {
    const checked = hostTensor(tensor.dtype, tensor.shape, tensor.data)
    const key = checked.data.length <= 8 ? `${checked.dtype}[${checked.shape}]${checked.data}` : undefined
    const known = key === undefined ? undefined : this.#smallConstants.get(key)
    if (known) return known
    const value = this.#value('constant', checked.dtype, checked.shape)
    this.constants.set(value, checked)
    if (key !== undefined) this.#smallConstants.set(key, value)
    return value
  }

  /** A scalar constant of the graph's floating-point type. */
  scalar(x: number): Value {
    return this.constantOf(this.dtype, [], [x])
  }

  /** A constant from plain numbers. */
  constantOf(dtype: DType, shape: Shape, values: ArrayLike<number>): Value {
    return this.constant(hostTensor(dtype, shape, arrayOf(dtype, values)))
  }

  /** A constant of the graph's floating-point type with every element equal to `x`. */
  filled(shape: Shape, x: number): Value {
    return this.constantOf(this.dtype, shape, new Array<number>(sizeOf(shape)).fill(x))
  }

  /**
   * Adds one ONNX node and returns its outputs. The caller states the output shapes; nothing is inferred and no
   * gradient flows (use ops.ts for that).
   */
  node(opType: string, inputs: readonly (Value | null)[], options: NodeOptions): Value[] {
    const outputs = options.outputs.map(({ dtype, shape }) => this.#value(opType, dtype, shape))
    this.#nodes.push({
      name: this.#unique(`${opType}_node`),
      opType,
      domain: options.domain ?? '',
      inputs,
      outputs,
      attributes: options.attributes ?? {},
    })
    return outputs
  }

  /**
   * Records one differentiable operation. What `emit` adds to the graph is not taped itself: gradients go from the
   * returned output straight to `inputs` by the rule's formula.
   */
  differentiable(
    rule: string,
    inputs: readonly Value[],
    settings: TapeEntry['settings'],
    emit: () => { output: Value; saved?: readonly Value[] },
  ): Value {
    const { output, saved } = this.withoutTape(emit)
    if (this.#taping) this.tape.push({ rule, inputs, output, settings, saved: saved ?? [] })
    return output
  }

  /** Runs `emit` without taping: what it makes is a constant to `backward`. */
  withoutTape<T>(emit: () => T): T {
    const before = this.#taping
    this.#taping = false
    try {
      return emit()
    } finally {
      this.#taping = before
    }
  }

  /** Prefixes the names of what `emit` adds, for profiles and error messages. */
  scope<T>(name: string, emit: () => T): T {
    this.#scopes.push(name)
    try {
      return emit()
    } finally {
      this.#scopes.pop()
    }
  }

  /** Builds the body of a Loop, If or Scan. Declare its inputs with `bodyInput`; nothing inside is taped. */
  subgraph(
    name: string,
    build: (bodyInput: (name: string, dtype: DType, shape: Shape) => Value) => Value[],
  ): Subgraph {
    const outer = this.#nodes
    const nodes: Node[] = []
    const inputs: Value[] = []
    this.#nodes = nodes
    try {
      const outputs = this.withoutTape(() =>
        this.scope(name, () =>
          build((inputName, dtype, shape) => {
            const value = this.#value(inputName, dtype, shape)
            inputs.push(value)
            return value
          }),
        ),
      )
      return { name: this.#unique(name), inputs, outputs, nodes }
    } finally {
      this.#nodes = outer
    }
  }

  #value(stem: string, dtype: DType, shape: Shape): Value {
    return { graph: this, name: this.#unique(stem), dtype, shape }
  }

  #unique(stem: string): string {
    const name = [...this.#scopes, `${stem}_${this.#counter++}`].join('/')
    this.#names.add(name)
    return name
  }
}
