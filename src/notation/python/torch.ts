/** A listing in PyTorch that re-creates an experiment, lets autograd differentiate it and asserts every gradient. */
import { parametersOf, type Experiment } from '../../engine/experiment.ts';
import type { Trace } from '../../engine/trace.ts';
import { isReadout } from '../wiring.ts';
import {
  assertableTrace,
  forwardLines,
  indent,
  initialOf,
  labels,
  overTime,
  parametersIn,
  titleOf,
} from './lines.ts';
import { float, floats, nested, plainText, rows, table } from './literal.ts';
import { valueName } from './names.ts';

/** Throws a ListingError where there is nothing to assert. */
export function torchListing(experiment: Experiment): string {
  const trace = assertableTrace(experiment);
  const sections = [
    header(trace),
    ['import torch', '', 'torch.set_default_dtype(torch.float64)'],
    data(trace),
    parameters(trace),
    ...loops(trace),
    ['loss = -sum(torch.log_softmax(alpha[t], dim=0)[y[t]] for t in y)', 'loss.backward()'],
    ['', ...CHECK.split('\n')],
    ['', ...checks(trace)],
  ];
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function header({ experiment, forward }: Trace): string[] {
  const twoWay = forward.network.strands.some(({ backward }) => backward);
  const start = twoWay ? ' (T + 1 for a direction that reads from T to 1)' : '';
  return [
    `"""${plainText(experiment.title)}: a recurrent network in PyTorch, its gradients by autograd.`,
    '',
    'Run it with Python 3 and PyTorch. It compares the loss and every gradient with the numbers of the engine of',
    '"Unfolded", which carries the errors back by hand, and stops with an AssertionError where they differ.',
    '',
    'Notation: arXiv:1610.02583. Every quantity is kept by its step, t = 1 ... T;',
    `the state before the first step is at t = 0${start}.`,
    '"""',
  ];
}

function data({ experiment, steps }: Trace): string[] {
  return [
    `T = ${steps}`,
    `x = dict(enumerate(torch.tensor(${rows(experiment.inputs)}), start=1))`,
    `y = ${labels(experiment)}  # the class to predict at each labelled step, counted from 0`,
  ];
}

function parameters({ experiment, forward }: Trace): string[] {
  return parametersIn(forward).map(({ strand, parameter, name }) => {
    const values = parametersOf(experiment, strand.key)![parameter]!;
    return `${name} = torch.tensor(${nested(values)}, requires_grad=True)`;
  });
}

/** A strand at a time: its quantities by t, then the loop that fills them in. */
function loops({ forward: wiring, experiment }: Trace): string[][] {
  return wiring.network.strands.map((strand) => {
    const { plan, key, level, backward } = strand;
    const { cell, size } = plan;
    const initial = new Map(initialOf(experiment, strand));
    const first = backward ? 'T + 1' : '0';
    const states = cell.state.map((name) => {
      const values = initial.get(name);
      const tensor = values ? `torch.tensor(${floats(values)})` : `torch.zeros(${size})`;
      return `${valueName(wiring, key, name)} = {${first}: ${tensor}}`;
    });
    const copies = level > 0 && !backward && !isReadout(strand) ? [cell.input] : [];
    const others = [...copies, ...cell.equations.map(({ name }) => name)]
      .filter((name) => !cell.state.includes(name))
      .map((name) => valueName(wiring, key, name));
    return [
      `# ${titleOf(wiring, strand)}`,
      ...states,
      ...(others.length === 0
        ? []
        : [`${others.join(', ')} = ${others.map(() => '{}').join(', ')}`]),
      overTime(strand),
      ...indent(forwardLines(wiring, strand, 'torch')),
    ];
  });
}

function checks(trace: Trace): string[] {
  const named = parametersIn(trace.forward);
  return [
    '# What the engine found',
    `check("L", loss, ${float(trace.loss)})`,
    ...named.map(({ strand, parameter, name }) => {
      const want = table(trace.gradient(strand.key, parameter)!);
      return `check("dL/d${name}", ${name}.grad, ${want})`;
    }),
    '',
    `print("The loss and all ${named.length} gradients are right.")`,
  ];
}

const CHECK = `def check(name, got, want, tolerance=1e-10):
    """Stops unless every |got - want| <= tolerance * max(1, |want|)."""
    got, want = got.detach(), torch.tensor(want)
    assert got.shape == want.shape, f"{name} has shape {got.shape}, not {want.shape}"
    off = (got - want).abs() / want.abs().clamp(min=1)
    assert bool((off <= tolerance).all()), f"{name} is {got}, not {want}"`;
