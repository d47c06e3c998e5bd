import React, { type ReactNode } from 'react';
import { scaleBand, scaleLinear, scalePoint } from 'd3-scale';
import { arc, line, pie, stack } from 'd3-shape';
import { colorOf, distinct, points, read, type AxisProps, type ChartProps, type Point } from './chart-data';
import { register, type Drawing } from '../draw';
import { propsOf } from '../node';

/**
 * UI Kit's charts come from a package that is not published, so these are plain drawings of the same data with the same
 * colours: enough to see that the right numbers are in the right place.
 */
const WIDE = 640;
const PAD = 32;
/** Room for the names of categories beside horizontal bars. */
const NAMES_WIDE = 120;
const TICKS = 4;

function Chart(props: { chart: ChartProps; values: Labelled[]; groups: string[]; children: ReactNode }): JSX.Element {
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
      <svg
        role="img"
        aria-label={summary(title, props.values)}
        viewBox={`0 0 ${WIDE} ${height}`}
        width="100%"
        height={height}
      >
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

type Labelled = { x: string; y: number };

function summary(title: string | undefined, values: Labelled[]): string {
  return `${title ?? 'Chart'}: ${values.map(({ x, y }) => `${x} ${y}`).join(', ')}`;
}

function Label({ x, y, text, anchor = 'middle' }: { x: number; y: number; text: string; anchor?: 'middle' | 'end' }) {
  return (
    <text x={x} y={y} textAnchor={anchor} fontSize={11} fill="var(--ds-text-subtle)">
      {text}
    </text>
  );
}

/** Lines across the chart at round values, each with its value. */
function Ticks({ scale }: { scale: ReturnType<typeof valueScale> }) {
  return (
    <>
      {scale.ticks(TICKS).map((value) => (
        <g key={value}>
          <line x1={PAD} x2={WIDE} y1={scale(value)} y2={scale(value)} stroke="var(--ds-border)" />
          <Label x={PAD - 8} y={scale(value) + 4} text={scale.tickFormat(TICKS)(value)} anchor="end" />
        </g>
      ))}
    </>
  );
}

/** From values to pixels; 0 is always in it. */
function valueScale(values: number[], range: [number, number]) {
  return scaleLinear()
    .domain([Math.min(0, ...values), Math.max(1, ...values)])
    .nice(TICKS)
    .range(range);
}

interface Bar {
  point: Point;
  from: number;
  to: number;
}

function barsOf(all: Point[], categories: string[], groups: string[], stacked: boolean): Bar[] {
  if (!stacked) return all.map((point) => ({ point, from: 0, to: point.y }));
  const at = (x: string, group: string) => all.find((point) => point.x === x && point.group === group);
  const layers = stack<string, string>()
    .keys(groups)
    .value((x, group) => at(x, group)?.y ?? 0)(categories);
  return layers.flatMap((layer) =>
    layer.flatMap(([from, to], index) => {
      const point = at(categories[index] ?? '', layer.key);
      return point ? [{ point, from, to }] : [];
    }),
  );
}

function bars(stacked: boolean, horizontal: boolean): Drawing {
  return function DrawBars({ node }) {
    const chart = propsOf<AxisProps>(node);
    const { height = 400 } = chart;
    const all = points(chart);
    const categories = distinct(all.map(({ x }) => x));
    const groups = distinct(all.map(({ group }) => group));
    const drawn = barsOf(all, categories, groups, stacked);
    const values = valueScale(
      drawn.map(({ to }) => to),
      horizontal ? [NAMES_WIDE, WIDE - PAD] : [height - PAD, PAD],
    );
    const names = scaleBand(categories, horizontal ? [0, height] : [PAD, WIDE]).padding(0.3);
    const within = scaleBand(stacked ? [''] : groups, [0, names.bandwidth()]);
    return (
      <Chart chart={chart} groups={groups.filter(Boolean)} values={all}>
        {!horizontal && <Ticks scale={values} />}
        {drawn.map(({ point, from, to }, index) => {
          const across = (names(point.x) ?? 0) + (within(stacked ? '' : point.group) ?? 0);
          const [low, high] = [values(from), values(to)].sort((one, other) => one - other) as [number, number];
          const box = horizontal
            ? { x: low, width: high - low, y: across, height: within.bandwidth() }
            : { x: across, width: within.bandwidth(), y: low, height: high - low };
          return (
            <rect key={index} {...box} fill={colorOf(point.group, groups.indexOf(point.group), chart.colorPalette)}>
              <title>{`${point.x}: ${point.y}`}</title>
            </rect>
          );
        })}
        {categories.map((name) => {
          const middle = (names(name) ?? 0) + names.bandwidth() / 2;
          return horizontal ? (
            <Label key={name} x={NAMES_WIDE - 8} y={middle + 4} text={name} anchor="end" />
          ) : (
            <Label key={name} x={middle} y={height - 10} text={name} />
          );
        })}
      </Chart>
    );
  };
}

const DrawLine: Drawing = ({ node }) => {
  const chart = propsOf<AxisProps>(node);
  const { height = 400 } = chart;
  const all = points(chart);
  const categories = distinct(all.map(({ x }) => x));
  const groups = distinct(all.map(({ group }) => group));
  const names = scalePoint(categories, [PAD, WIDE - PAD]);
  const values = valueScale(
    all.map(({ y }) => y),
    [height - PAD, PAD],
  );
  const path = line<Point>()
    .x(({ x }) => names(x) ?? 0)
    .y(({ y }) => values(y));
  return (
    <Chart chart={chart} groups={groups.filter(Boolean)} values={all}>
      <Ticks scale={values} />
      {groups.map((group, index) => (
        <path
          key={group}
          fill="none"
          strokeWidth={2}
          stroke={colorOf(group, index, chart.colorPalette)}
          d={path(all.filter((each) => each.group === group)) ?? undefined}
        />
      ))}
      {categories.map((name) => (
        <Label key={name} x={names(name) ?? 0} y={height - 10} text={name} />
      ))}
    </Chart>
  );
};

interface PieProps extends ChartProps {
  colorAccessor: string | number;
  valueAccessor: string | number;
  labelAccessor: string | number;
  showMarkLabels?: boolean;
}

/** `hole`: the part of the radius that stays empty. */
function slices(hole: number): Drawing {
  return function DrawSlices({ node }) {
    const chart = propsOf<PieProps>(node);
    const { height = 400 } = chart;
    const all = chart.data.map((row) => ({
      x: String(read(row, chart.labelAccessor)),
      group: String(read(row, chart.colorAccessor)),
      y: Number(read(row, chart.valueAccessor)),
    }));
    const radius = height / 2 - 16;
    const angles = pie<Point>()
      .sort(null)
      .value(({ y }) => y)(all);
    return (
      <Chart chart={chart} groups={all.map(({ group }) => group)} values={all}>
        <g transform={`translate(${WIDE / 2} ${height / 2})`}>
          {angles.map(({ data, startAngle, endAngle }, index) => (
            <path
              key={index}
              fill={colorOf(data.group, index, chart.colorPalette)}
              d={arc()({ startAngle, endAngle, innerRadius: radius * hole, outerRadius: radius }) ?? undefined}
            >
              <title>{`${data.x}: ${data.y}`}</title>
            </path>
          ))}
        </g>
      </Chart>
    );
  };
}

register({
  BarChart: bars(false, false),
  StackBarChart: bars(true, false),
  HorizontalBarChart: bars(false, true),
  HorizontalStackBarChart: bars(true, true),
  LineChart: DrawLine,
  PieChart: slices(0),
  DonutChart: slices(0.6),
});
