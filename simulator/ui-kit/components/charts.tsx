import React, { type ReactNode } from 'react';
import { colorOf, distinct, points, read, type AxisProps, type ChartProps } from './chart-data';
import { register, type Drawing } from '../draw';
import { propsOf } from '../node';

/**
 * UI Kit's charts come from a package that is not published, so these are plain drawings of the same data with the same
 * colours: enough to see that the right numbers are in the right place.
 */
const WIDE = 640;

function Chart(props: { chart: ChartProps; summary: string; groups: string[]; children: ReactNode }): JSX.Element {
  const { title, subtitle, width, height = 400, showBorder = true, colorPalette } = props.chart;
  return (
    <figure
      style={{
        margin: 0,
        padding: 16,
        width: width ?? '100%',
        boxSizing: 'border-box',
        border: showBorder ? '1px solid var(--ds-border)' : 'none',
        borderRadius: 8,
        font: 'var(--ds-font-body-small)',
        color: 'var(--ds-text)',
      }}
    >
      {title && <figcaption style={{ font: 'var(--ds-font-heading-xsmall)' }}>{title}</figcaption>}
      {subtitle && <div style={{ color: 'var(--ds-text-subtle)' }}>{subtitle}</div>}
      <svg role="img" aria-label={props.summary} viewBox={`0 0 ${WIDE} ${height}`} width="100%" height={height}>
        {props.children}
      </svg>
      {props.groups.length > 1 && (
        <div style={{ display: 'flex', gap: 16, flexWrap: 'wrap' }}>
          {props.groups.map((group, index) => (
            <span key={group} style={{ display: 'inline-flex', alignItems: 'center', gap: 4 }}>
              <span
                style={{ width: 12, height: 12, borderRadius: 2, background: colorOf(group, index, colorPalette) }}
              />
              {group}
            </span>
          ))}
        </div>
      )}
    </figure>
  );
}

function Label({ x, y, text, anchor = 'middle' }: { x: number; y: number; text: string; anchor?: 'middle' | 'end' }) {
  return (
    <text x={x} y={y} textAnchor={anchor} fontSize={11} fill="var(--ds-text-subtle)">
      {text}
    </text>
  );
}

const PAD = 32;

function bars(stacked: boolean, horizontal: boolean): Drawing {
  return function DrawBars({ node }) {
    const chart = propsOf<AxisProps>(node);
    const { height = 400 } = chart;
    const all = points(chart);
    const categories = distinct(all.map((point) => point.x));
    const groups = distinct(all.map((point) => point.group));
    const totals = categories.map((x) => all.filter((each) => each.x === x).map((each) => each.y));
    const top = Math.max(1, ...totals.map((ys) => (stacked ? ys.reduce((sum, y) => sum + y, 0) : Math.max(...ys, 0))));
    const [along, across] = horizontal ? [height - 16, WIDE - 140] : [WIDE - PAD, height - PAD * 2];
    const step = along / Math.max(1, categories.length);
    const thick = stacked ? step * 0.6 : (step * 0.7) / groups.length;
    const filled = new Map<string, number>();
    return (
      <Chart chart={chart} groups={groups.filter(Boolean)} summary={summary(chart.title, all)}>
        {all.map((point, index) => {
          const size = (point.y / top) * across;
          const at = categories.indexOf(point.x) * step + step * 0.15;
          const before = stacked ? (filled.get(point.x) ?? 0) : 0;
          filled.set(point.x, before + size);
          const offset = at + (stacked ? 0 : groups.indexOf(point.group) * thick);
          const box = horizontal
            ? { x: 120 + before, y: offset, width: size, height: thick }
            : { x: PAD + offset, y: height - PAD - before - size, width: thick, height: size };
          const fill = colorOf(point.group, groups.indexOf(point.group), chart.colorPalette);
          return (
            <rect key={index} {...box} fill={fill} rx={2}>
              <title>{`${point.x}: ${point.y}`}</title>
            </rect>
          );
        })}
        {categories.map((name, index) =>
          horizontal ? (
            <Label key={name} x={112} y={index * step + step / 2 + 4} text={name} anchor="end" />
          ) : (
            <Label key={name} x={PAD + index * step + step / 2} y={height - 10} text={name} />
          ),
        )}
        {!horizontal && <Label x={PAD - 8} y={PAD} text={String(top)} anchor="end" />}
      </Chart>
    );
  };
}

const DrawLine: Drawing = ({ node }) => {
  const chart = propsOf<AxisProps>(node);
  const { height = 400 } = chart;
  const all = points(chart);
  const categories = distinct(all.map((point) => point.x));
  const groups = distinct(all.map((point) => point.group));
  const top = Math.max(1, ...all.map((point) => point.y));
  const step = (WIDE - PAD * 2) / Math.max(1, categories.length - 1);
  const place = (x: string, y: number) =>
    `${PAD + categories.indexOf(x) * step},${height - PAD - (y / top) * (height - PAD * 2)}`;
  return (
    <Chart chart={chart} groups={groups.filter(Boolean)} summary={summary(chart.title, all)}>
      {groups.map((group, index) => (
        <polyline
          key={group}
          fill="none"
          strokeWidth={2}
          stroke={colorOf(group, index, chart.colorPalette)}
          points={all
            .filter((each) => each.group === group)
            .map((each) => place(each.x, each.y))
            .join(' ')}
        />
      ))}
      {categories.map((name, index) => (
        <Label key={name} x={PAD + index * step} y={height - 10} text={name} />
      ))}
      <Label x={PAD - 8} y={PAD} text={String(top)} anchor="end" />
    </Chart>
  );
};

interface PieProps extends ChartProps {
  colorAccessor: string | number;
  valueAccessor: string | number;
  labelAccessor: string | number;
  showMarkLabels?: boolean;
}

function pie(hole: number): Drawing {
  return function DrawPie({ node }) {
    const chart = propsOf<PieProps>(node);
    const { height = 400 } = chart;
    const slices = chart.data.map((row) => ({
      label: String(read(row, chart.labelAccessor)),
      group: String(read(row, chart.colorAccessor)),
      value: Number(read(row, chart.valueAccessor)),
    }));
    const total = slices.reduce((sum, slice) => sum + slice.value, 0) || 1;
    const radius = height / 2 - 16;
    const ring = 2 * Math.PI * radius * ((1 + hole) / 2);
    let done = 0;
    return (
      <Chart
        chart={chart}
        groups={slices.map((slice) => slice.group)}
        summary={summary(
          chart.title,
          slices.map((slice) => ({ x: slice.label, y: slice.value })),
        )}
      >
        {slices.map((slice, index) => {
          const share = slice.value / total;
          const start = done;
          done += share;
          // Each slice is a dash on a thick circle: no trigonometry needed, and a full circle needs no special case.
          return (
            <circle
              key={index}
              cx={WIDE / 2}
              cy={height / 2}
              r={(radius * (1 + hole)) / 2}
              fill="none"
              stroke={colorOf(slice.group, index, chart.colorPalette)}
              strokeWidth={radius * (1 - hole)}
              strokeDasharray={`${share * ring} ${ring}`}
              transform={`rotate(${start * 360 - 90} ${WIDE / 2} ${height / 2})`}
            >
              <title>{`${slice.label}: ${slice.value}`}</title>
            </circle>
          );
        })}
      </Chart>
    );
  };
}

function summary(title: string | undefined, values: { x: string; y: number }[]): string {
  return `${title ?? 'Chart'}: ${values.map(({ x, y }) => `${x} ${y}`).join(', ')}`;
}

register({
  BarChart: bars(false, false),
  StackBarChart: bars(true, false),
  HorizontalBarChart: bars(false, true),
  HorizontalStackBarChart: bars(true, true),
  LineChart: DrawLine,
  PieChart: pie(0),
  DonutChart: pie(0.6),
});
