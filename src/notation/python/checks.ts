/** The end of the NumPy listing: what it asserts, against the engine's numbers and against central differences. */
import type { Trace } from '../../engine/trace.ts';
import { checkedEntries, STEP, TOLERANCE, type CheckedEntry } from './differences.ts';
import { parametersIn } from './lines.ts';
import { float, table } from './literal.ts';

export function checks(trace: Trace): string[] {
  const named = parametersIn(trace.forward);
  const entries = checkedEntries(trace);
  const left = named.length - entries.length;
  return [
    ...CHECK.split('\n'),
    '',
    '',
    'loss = forward()',
    'gradients = backward()',
    '',
    '# What the engine found',
    `check("L", loss, ${float(trace.loss)})`,
    ...named.map(({ strand, parameter, name }) => {
      const want = table(trace.gradient(strand.key, parameter)!);
      return `check("dL/d${name}", gradients["${name}"], ${want})`;
    }),
    ...(entries.length === 0 ? [] : differences(entries, left)),
    '',
    `print("The loss and all ${named.length} gradients are right.")`,
  ];
}

function differences(entries: readonly CheckedEntry[], left: number): string[] {
  const step = STEP.toExponential();
  const omitted = left > 0 ? ' (left out where the loss curves too sharply for them)' : '';
  return [
    '',
    '',
    'def difference(weights, entry):',
    '    """The slope of the loss in one entry, from two forward passes and no backpropagation."""',
    '    weight = weights[entry]',
    `    weights[entry] = weight + ${step}`,
    '    above = forward()',
    `    weights[entry] = weight - ${step}`,
    '    below = forward()',
    '    weights[entry] = weight',
    `    return (above - below) / (2 * ${step})`,
    '',
    '',
    `# Central differences, one entry a parameter${omitted}`,
    'for name, weights, entry in [',
    ...entries.map(
      ({ name, index }) =>
        `    ("${name}", ${name}, (${index.join(', ')}${index.length === 1 ? ',' : ''})),`,
    ),
    ']:',
    `    check(f"difference in {name}{entry}", difference(weights, entry), gradients[name][entry], ${TOLERANCE.toExponential()})`,
  ];
}

const CHECK = `def check(name, got, want, tolerance=1e-10):
    """Stops unless every |got - want| <= tolerance * max(1, |want|)."""
    got, want = np.asarray(got), np.asarray(want)
    assert got.shape == want.shape, f"{name} has shape {got.shape}, not {want.shape}"
    off = np.abs(got - want) / np.maximum(1, np.abs(want))
    assert np.all(off <= tolerance), f"{name} is {got}, not {want}"`;
