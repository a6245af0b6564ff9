/** The mark: two branches of leaves, drawn as a wreath of eight. */
const LEAF = 'M-2.9 0C-1.6-2 1.5-2.1 3.3 0 1.5 2.1-1.6 2-2.9 0z'
const ANGLES = [-56, -92, -128, -164]

export function Logo({ className }: { className?: string }) {
  const leaves = ANGLES.flatMap((turn) => {
    // Leaves sit on a circle of radius 7.8 around (12, 12), each tangent to it; left mirrors right.
    const radians = ((turn + 110) * Math.PI) / 180
    const x = 7.8 * Math.cos(radians)
    const y = 12 + 7.8 * Math.sin(radians)
    return [
      { x: 12 + x, y, turn },
      { x: 12 - x, y, turn: 180 - turn },
    ]
  })
  return (
    <svg viewBox="0 0 24 24" fill="currentColor" aria-hidden="true" className={className}>
      {leaves.map(({ x, y, turn }) => (
        <path
          key={`${turn}`}
          d={LEAF}
          transform={`translate(${x.toFixed(2)} ${y.toFixed(2)}) rotate(${turn})`}
        />
      ))}
      <path
        d="M10.2 20.6 12 19.4l1.8 1.2"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.6"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}
