/** The inverse of a small symmetric positive-definite matrix, by Cholesky. Enough for a dozen abilities; not a linear-algebra library. */

/** @throws Error when the matrix is not positive definite. */
export function symmetricInverse(matrix: readonly (readonly number[])[]): number[][] {
  const n = matrix.length
  const lower = matrix.map(() => new Array<number>(n).fill(0))
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i]![j]!
      for (let k = 0; k < j; k++) sum -= lower[i]![k]! * lower[j]![k]!
      if (i !== j) lower[i]![j] = sum / lower[j]![j]!
      else if (sum > 0) lower[i]![i] = Math.sqrt(sum)
      else throw new Error(`Matrix of size ${n} is not positive definite: pivot ${i} is ${sum}.`)
    }
  }
  // Solve L Lᵀ x = e_column for every column.
  const inverse = matrix.map(() => new Array<number>(n).fill(0))
  for (let column = 0; column < n; column++) {
    const y = new Array<number>(n).fill(0)
    for (let i = 0; i < n; i++) {
      let sum = i === column ? 1 : 0
      for (let k = 0; k < i; k++) sum -= lower[i]![k]! * y[k]!
      y[i] = sum / lower[i]![i]!
    }
    for (let i = n - 1; i >= 0; i--) {
      let sum = y[i]!
      for (let k = i + 1; k < n; k++) sum -= lower[k]![i]! * inverse[k]![column]!
      inverse[i]![column] = sum / lower[i]![i]!
    }
  }
  return inverse
}
