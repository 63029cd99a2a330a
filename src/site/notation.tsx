import './beside.css';
import type { ReactNode } from 'react';
import { partsOf, placeOf, terms } from '../../content/terms.ts';
import type { Cell, Weight } from '../engine/cell.ts';
import { cells, readout } from '../engine/cells/index.ts';
import { Formula } from '../figures/parts/Formula.tsx';
import { torchLayer, torchParameter } from '../notation/pytorch.ts';
import { errorSymbol, gradientSymbol, parameterSymbol, valueSymbol } from '../notation/symbols.ts';
import { wiringOfCell } from '../notation/wiring.ts';
import { parameterInWords, quantityInWords } from '../notation/words.ts';

/** Every symbol, with its names here, in a program and in PyTorch, read off the definitions of the cells; then every term. */
export default function Notation() {
  const { rnn, ...others } = cells;
  return (
    <>
      <header className="opening plain">
        <h1>Notation</h1>
        <p className="question">
          What does a symbol stand for, what is it called elsewhere, and what does a word mean?
        </p>
      </header>
      <p>
        The symbols are those of Chen’s tutorial. An input has <i>d</i> numbers, a layer <i>n</i>{' '}
        units, an answer <i>K</i> classes, a sequence <i>T</i> steps. Steps are counted from 1 here
        and from 0 in a program. An address names a quantity in links and on the command line:
        layer, name, step.
      </p>

      <h2>The recurrent network</h2>
      <Symbols name="rnn" cell={rnn!}>
        <ReadoutRows />
      </Symbols>

      <h2>Errors and gradients</h2>
      <Derivatives />

      <h2>Layers and directions</h2>
      <p>
        Where a network has several layers, a number in brackets says which:{' '}
        <Tex>{'W_{hh}^{(2)}'}</Tex>, at the address <code>2.W_hh</code>, in PyTorch{' '}
        <code>weight_hh_l1</code>. In a two-way network an arrow says which direction:{' '}
        <Tex>{'\\overleftarrow{W}_{hh}'}</Tex>, at the address <code>1b.W_hh</code>, in PyTorch{' '}
        <code>weight_hh_l0_reverse</code>. The readout then reads both halves, and{' '}
        <Tex>{'W_{hz}'}</Tex> has 2<i>n</i> columns.
      </p>

      <h2 id="terms">Terms</h2>
      <dl className="glossary">
        {terms.map((term) => (
          <div key={term.name} id={placeOf(term)}>
            <dt>
              {term.name}
              {term.also && <span className="also"> ({term.also.join(', ')})</span>}
            </dt>
            <dd>
              {partsOf(term.says).map((part, k) =>
                typeof part === 'string' ? part : <Tex key={k}>{part.tex}</Tex>,
              )}
            </dd>
          </div>
        ))}
      </dl>

      <h2>Cells with gates</h2>
      <p>
        In PyTorch the weights of all gates stand in one tensor, one part below the other. What is{' '}
        <Tex>{'W_{xc}'}</Tex> here, it calls <code>W_ig</code>; the update gate <Tex>u</Tex> of the
        GRU it calls <code>z</code>.
      </p>
      {Object.entries(others)
        .filter(([, cell]) => torchLayer(cell))
        .map(([name, cell]) => (
          <Gated key={name} name={name} cell={cell} />
        ))}
      <p>
        The LSTM with peepholes has three more parameters, <Tex>{'w_{cf}'}</Tex>,{' '}
        <Tex>{'w_{ci}'}</Tex> and <Tex>{'w_{co}'}</Tex>: vectors, one weight a unit from the memory
        to a gate. The LSTM with coupled gates has no weights for the input gate. PyTorch has a
        layer for neither.
      </p>
    </>
  );
}

const Tex = ({ children }: { children: string }) => <Formula tex={children} />;

interface CellProps {
  /** As in an experiment. */
  name: string;
  cell: Cell;
}

/** Closed: the chapters open these cells one by one, and a reader who looks for one knows which. */
const Gated = (props: CellProps) => (
  <details className="wide">
    <summary>{props.cell.title}</summary>
    <Symbols {...props} />
  </details>
);

/** The quantities and the parameters of a cell that PyTorch has a layer for, one a row. */
function Symbols({ name, cell, children }: CellProps & { children?: ReactNode }) {
  const wiring = wiringOfCell(name);
  return (
    <Table torch={torchLayer(cell)!}>
      {[cell.input, ...cell.equations.map((equation) => equation.name)].map((quantity) => (
        <Row
          key={quantity}
          tex={valueSymbol(wiring, { layer: '1', name: quantity, t: 't' })}
          words={quantityInWords(cell, quantity)}
          address={`1.${quantity}@t`}
          torch={code(TORCH_QUANTITIES[quantity])}
          shape={quantity === cell.input ? '[d]' : '[n]'}
        />
      ))}
      {cell.weights.map((weight) => (
        <Row
          key={weight.name}
          tex={parameterSymbol(wiring, '1', weight.name)}
          words={parameterInWords(cell, weight.name)}
          address={`1.${weight.name}`}
          torch={code(torchParameter(cell, weight.name))}
          shape={shapeOf(weight, 'n', 'd', 'n')}
        />
      ))}
      {children}
    </Table>
  );
}

/** What stands before a comma is code, what comes after it is not. */
function code(text: string | null | undefined): ReactNode {
  if (!text) return null;
  const [, name, rest] = /^(.*?)(, \d.*)?$/.exec(text)!;
  return (
    <>
      <code>{name}</code>
      {rest}
    </>
  );
}

/** "[n × d]" with its letters in italics. */
const letters = (shape: string) =>
  shape.split(/([a-zK])/).map((part, k) => (k % 2 === 0 ? part : <i key={k}>{part}</i>));

/** What PyTorch's layers take and give; the rest stays inside them. */
const TORCH_QUANTITIES: Readonly<Record<string, string>> = {
  x: 'input[t-1]',
  h: 'output[t-1]',
};

function shapeOf({ kind, ofInput }: Weight, size: string, input: string, state: string): string {
  return kind === 'matrix' ? `[${size} × ${ofInput ? input : state}]` : `[${size}]`;
}

function ReadoutRows() {
  const wiring = wiringOfCell('rnn');
  const layer = 'readout';
  return (
    <>
      {readout.weights.map((weight) => (
        <Row
          key={weight.name}
          tex={parameterSymbol(wiring, layer, weight.name)}
          words={parameterInWords(readout, weight.name)}
          address={`readout.${weight.name}`}
          torch={
            <>
              {code(torchParameter(readout, weight.name))} of {code(torchLayer(readout))}
            </>
          }
          shape={shapeOf(weight, 'K', 'n', 'n')}
        />
      ))}
      <Row
        tex={valueSymbol(wiring, { layer, name: 'alpha', t: 't' })}
        words="scores"
        address="readout.alpha@t"
        torch={code('linear(output[t-1])')}
        shape="[K]"
      />
      <Row
        tex={valueSymbol(wiring, { layer, name: 'z', t: 't' })}
        words="prediction, a probability for each class"
        address="readout.z@t"
        torch={code('softmax(alpha, dim=-1)')}
        shape="[K]"
      />
      <Row
        tex="y_t"
        words="label: the class, or as a column one-hot"
        address="y@t"
        torch="the class, counted from 0"
        shape="[K]"
      />
      <Row
        tex="L = \sum_t L_t"
        words="loss, summed over the labelled steps"
        address="L"
        torch={code("cross_entropy(alpha, y, reduction='sum')")}
        shape="a number"
      />
    </>
  );
}

function Derivatives() {
  const wiring = wiringOfCell('rnn');
  const h = { layer: '1', name: 'h', t: 't' };
  return (
    <Table torch="In PyTorch, after loss.backward()">
      <Row
        tex={`${errorSymbol(wiring, h)},\\; ${errorSymbol(wiring, h, { short: true })}`}
        words="error of the hidden state, in full and in short"
        address="1.h@t"
        torch={
          <>
            {code('h.grad')}, if {code('h.retain_grad()')} was called
          </>
        }
        shape="[n]"
      />
      <Row
        tex={gradientSymbol(wiring, '1', 'W_hh')}
        words="gradient of a parameter"
        address="1.W_hh"
        torch={code('weight_hh_l0.grad')}
        shape="[n × n]"
      />
      <Row
        tex="\frac{\partial L_s}{\partial W_{hh}}"
        words={
          <>
            the part of it that comes from the loss of step <i>s</i>
          </>
        }
        address="–"
        torch={null}
        shape="[n × n]"
      />
      <Row
        tex="\frac{\partial h_{t+1}}{\partial h_t}"
        words="Jacobian of one step"
        address="–"
        torch={null}
        shape="[n × n]"
      />
    </Table>
  );
}

const Table = ({ torch, children }: { torch: string; children: ReactNode }) => (
  <table className="symbols wide">
    <thead>
      <tr>
        <th scope="col">symbol</th>
        <th scope="col">in words</th>
        <th scope="col">address</th>
        <th scope="col">{torch}</th>
        <th scope="col">shape</th>
      </tr>
    </thead>
    <tbody>{children}</tbody>
  </table>
);

interface RowProps {
  tex: string;
  words: ReactNode;
  address: string;
  torch: ReactNode;
  shape: string;
}

const Row = ({ tex, words, address, torch, shape }: RowProps) => (
  <tr>
    <td>
      <Tex>{tex}</Tex>
    </td>
    <td>{words}</td>
    <td>
      <code>{address}</code>
    </td>
    <td>{torch ?? '–'}</td>
    <td>{shape.startsWith('[') ? letters(shape) : shape}</td>
  </tr>
);
