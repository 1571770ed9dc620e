import type { MetricPanel } from '@ai-edge/backstage-plugin-ai-edge-common';
import {
  CartesianGrid,
  Legend,
  Line,
  LineChart,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { chartRows } from './chartRows';
import { formatValue } from './formatValue';

/** Lines are told apart by dashes too, not by colour alone. */
const LINES = [
  { stroke: 'var(--bui-accent-bg)' },
  { stroke: 'var(--bui-fg-secondary)', strokeDasharray: '6 3' },
  { stroke: 'var(--bui-warning-fg-subdued)', strokeDasharray: '2 3' },
  { stroke: 'var(--bui-announcement-fg-subdued)', strokeDasharray: '8 3 2 3' },
];

const clock = (seconds: number) =>
  new Date(seconds * 1000).toLocaleTimeString(undefined, {
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  });

export interface MetricChartProps {
  panel: MetricPanel;
  label: string;
}

/** The curves of one panel. Its own chunk: recharts is loaded when a chart is shown. */
export function MetricChart({ panel, label }: MetricChartProps) {
  const { series, unit } = panel;
  const axis = {
    stroke: 'var(--bui-border-2)',
    tick: { fill: 'var(--bui-fg-secondary)', fontSize: 12 },
  };
  return (
    <div role="img" aria-label={label}>
      <ResponsiveContainer width="100%" height={220}>
        <LineChart
          data={chartRows(series)}
          margin={{ top: 8, right: 16, bottom: 0, left: 8 }}
        >
          <CartesianGrid stroke="var(--bui-border-1)" vertical={false} />
          <XAxis
            {...axis}
            dataKey="time"
            type="number"
            scale="time"
            domain={['dataMin', 'dataMax']}
            tickFormatter={clock}
          />
          <YAxis
            {...axis}
            width={72}
            tickFormatter={(value: number) => formatValue(value, unit)}
          />
          <Tooltip
            isAnimationActive={false}
            labelFormatter={time => clock(Number(time))}
            formatter={value => formatValue(Number(value), unit)}
            contentStyle={{
              background: 'var(--bui-bg-neutral-1)',
              border: '1px solid var(--bui-border-2)',
              color: 'var(--bui-fg-primary)',
            }}
          />
          {series.length > 1 && <Legend />}
          {series.map(({ name }, index) => (
            <Line
              key={name}
              {...LINES[index % LINES.length]}
              name={name}
              dataKey={row => row.values[name]}
              type="monotone"
              strokeWidth={2}
              dot={false}
              connectNulls={false}
              isAnimationActive={false}
            />
          ))}
        </LineChart>
      </ResponsiveContainer>
    </div>
  );
}
