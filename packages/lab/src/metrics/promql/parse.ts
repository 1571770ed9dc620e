import type { Expression, Matcher } from './ast';
import { functions } from './functions';
import { PromqlError } from './PromqlError';
import { secondsOf, tokenize, unquote, type Token } from './tokenize';

const AGGREGATIONS = ['sum', 'avg', 'min', 'max', 'count', 'group'];

const PRECEDENCE: Record<string, number> = {
  or: 1,
  and: 2,
  unless: 2,
  '==': 3,
  '!=': 3,
  '<=': 3,
  '<': 3,
  '>=': 3,
  '>': 3,
  '+': 4,
  '-': 4,
  '*': 5,
  '/': 5,
  '%': 5,
  '^': 6,
};

const COMPARISON = 3;

class Parser {
  readonly #tokens: Token[];
  #index = 0;

  constructor(tokens: Token[]) {
    this.#tokens = tokens;
  }

  get #next(): Token {
    return this.#tokens[this.#index];
  }

  #fail(token: Token, expected?: string): never {
    const hint = expected ? `, expected ${expected}` : '';
    throw new PromqlError(
      `1:${token.at + 1}: parse error: unexpected ${token.type} "${
        token.text
      }"${hint}`,
    );
  }

  #take(text?: string): Token {
    const token = this.#next;
    if (text !== undefined && token.text !== text) this.#fail(token, text);
    this.#index += 1;
    return token;
  }

  #takeIf(text: string): boolean {
    const { type, text: found } = this.#next;
    if (found !== text || type === 'string') return false;
    this.#index += 1;
    return true;
  }

  end(): void {
    if (this.#next.type !== 'end') this.#fail(this.#next);
  }

  expression(least: number): Expression {
    let left = this.#unary();
    for (;;) {
      const op = this.#next.text;
      const rank = this.#next.type === 'string' ? undefined : PRECEDENCE[op];
      if (rank === undefined || rank < least) return left;
      this.#take();
      const bool = rank === COMPARISON && this.#takeIf('bool');
      const matching = this.#matching();
      const right = this.expression(op === '^' ? rank : rank + 1);
      this.#check(left);
      this.#check(right);
      left = { type: 'binary', op, left, right, bool, matching };
    }
  }

  #check(expression: Expression) {
    if (expression.type === 'selector' && expression.range !== undefined) {
      throw new PromqlError(
        'parse error: binary expression must contain only scalar and instant vector types',
      );
    }
  }

  #matching() {
    let matching: { on: boolean; labels: string[] } | undefined;
    if (this.#next.text === 'on' || this.#next.text === 'ignoring') {
      const on = this.#take().text === 'on';
      matching = { on, labels: this.#labels() };
    }
    if (/^group_(left|right)$/.test(this.#next.text)) {
      throw new PromqlError(`parse error: ${this.#next.text} is not supported`);
    }
    return matching;
  }

  #unary(): Expression {
    if (this.#takeIf('-')) return { type: 'negate', arg: this.expression(6) };
    if (this.#takeIf('+')) return this.expression(6);
    return this.#postfix(this.#primary());
  }

  #postfix(expression: Expression): Expression {
    const { text } = this.#next;
    if (text === 'offset' || text === '@') {
      throw new PromqlError(`parse error: ${text} is not supported`);
    }
    if (text !== '[') return expression;
    if (expression.type !== 'selector') {
      throw new PromqlError('parse error: subqueries are not supported');
    }
    this.#take('[');
    const duration = this.#take();
    if (duration.type !== 'duration') this.#fail(duration, 'a duration');
    if (this.#next.text.startsWith(':')) {
      throw new PromqlError('parse error: subqueries are not supported');
    }
    this.#take(']');
    return this.#postfix({ ...expression, range: secondsOf(duration.text) });
  }

  #primary(): Expression {
    const token = this.#next;
    if (token.type === 'number') {
      this.#take();
      return { type: 'number', value: Number(token.text) };
    }
    if (this.#takeIf('(')) {
      const inner = this.expression(1);
      this.#take(')');
      return inner;
    }
    if (token.text === '{' && token.type === 'symbol') {
      return this.#selector();
    }
    if (token.type !== 'identifier') this.#fail(token);
    this.#take();
    if (/^(inf|nan)$/i.test(token.text)) {
      const value = /nan/i.test(token.text) ? NaN : Infinity;
      return { type: 'number', value };
    }
    const following = this.#next.text;
    if (
      AGGREGATIONS.includes(token.text) &&
      ['(', 'by', 'without'].includes(following)
    ) {
      return this.#aggregate(token.text);
    }
    if (following === '(') return this.#call(token);
    return this.#selector(token.text);
  }

  #aggregate(op: string): Expression {
    let grouping = this.#grouping();
    this.#take('(');
    const arg = this.expression(1);
    this.#take(')');
    grouping ??= this.#grouping();
    return { type: 'aggregate', op, arg, grouping };
  }

  #grouping() {
    if (this.#takeIf('by')) return { without: false, labels: this.#labels() };
    if (this.#takeIf('without')) {
      return { without: true, labels: this.#labels() };
    }
    return undefined;
  }

  #labels(): string[] {
    const labels: string[] = [];
    this.#take('(');
    while (!this.#takeIf(')')) {
      const label = this.#take();
      if (label.type !== 'identifier') this.#fail(label, 'a label');
      labels.push(label.text);
      if (this.#next.text !== ')') this.#take(',');
    }
    return labels;
  }

  #call({ text: name, at }: Token): Expression {
    const known = functions[name];
    if (!known) {
      throw new PromqlError(
        `1:${at + 1}: parse error: unknown function with name "${name}"`,
      );
    }
    const args: Expression[] = [];
    this.#take('(');
    while (!this.#takeIf(')')) {
      args.push(this.expression(1));
      if (this.#next.text !== ')') this.#take(',');
    }
    if (args.length !== known.args.length) {
      throw new PromqlError(
        `1:${at + 1}: parse error: expected ${
          known.args.length
        } argument(s) in call to "${name}", got ${args.length}`,
      );
    }
    args.forEach((arg, index) => {
      const ranged = arg.type === 'selector' && arg.range !== undefined;
      if (ranged !== (known.args[index] === 'range')) {
        throw new PromqlError(
          `1:${at + 1}: parse error: expected type ${
            known.args[index]
          } vector in call to function "${name}"`,
        );
      }
    });
    return { type: 'call', name, args };
  }

  #selector(name?: string): Expression {
    const matchers: Matcher[] = name
      ? [{ label: '__name__', op: '=', value: name }]
      : [];
    if (this.#takeIf('{')) {
      while (!this.#takeIf('}')) {
        const label = this.#take();
        if (label.type !== 'identifier') this.#fail(label, 'a label');
        const op = this.#take();
        if (!['=', '!=', '=~', '!~'].includes(op.text)) this.#fail(op);
        const value = this.#take();
        if (value.type !== 'string') this.#fail(value, 'a string');
        matchers.push({
          label: label.text,
          op: op.text as Matcher['op'],
          value: unquote(value.text),
        });
        if (this.#next.text !== '}') this.#take(',');
      }
    }
    if (matchers.every(({ op, value }) => op.startsWith('!') || value === '')) {
      throw new PromqlError(
        'parse error: vector selector must contain at least one non-empty matcher',
      );
    }
    return { type: 'selector', matchers };
  }
}

/** Reads a query. What the evaluator does not know is refused here, not answered wrongly later. */
export function parse(query: string): Expression {
  const parser = new Parser(tokenize(query));
  const expression = parser.expression(1);
  parser.end();
  return expression;
}
