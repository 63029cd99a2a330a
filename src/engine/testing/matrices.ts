/** Matrices with known singular values. */

/** A product of plane rotations, one a pair of axes: orthogonal up to rounding. */
export function orthogonal(n: number, angles: readonly number[]): number[][] {
  const matrix = Array.from({ length: n }, (_, i) =>
    Array.from({ length: n }, (_, j) => Number(i === j)),
  );
  let next = 0;
  for (let p = 0; p < n; p++)
    for (let q = p + 1; q < n; q++) {
      const angle = angles[next++ % angles.length]!;
      const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
      for (const row of matrix) {
        const [a, b] = [row[p]!, row[q]!];
        row[p] = cos * a - sin * b;
        row[q] = sin * a + cos * b;
      }
    }
  return matrix;
}

/** u vᵀ. */
export function rankOne(u: readonly number[], v: readonly number[]): number[][] {
  return u.map((a) => v.map((b) => a * b));
}
