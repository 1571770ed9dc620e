export interface Matcher {
  label: string;
  op: '=' | '!=' | '=~' | '!~';
  value: string;
}

export type Expression =
  | { type: 'number'; value: number }
  | {
      type: 'selector';
      matchers: Matcher[];
      /** Seconds; an instant selector without. */
      range?: number;
    }
  | { type: 'call'; name: string; args: Expression[] }
  | {
      type: 'aggregate';
      op: string;
      arg: Expression;
      grouping?: { without: boolean; labels: string[] };
    }
  | {
      type: 'binary';
      op: string;
      left: Expression;
      right: Expression;
      bool: boolean;
      matching?: { on: boolean; labels: string[] };
    }
  | { type: 'negate'; arg: Expression };
