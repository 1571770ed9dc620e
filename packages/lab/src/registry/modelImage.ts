import { buildImage, type Image } from './buildImage';

export interface ModelImage {
  name: string;
  version: string;
  /** Model format as KServe names it. */
  format: string;
  /** Where the model came from, as a build writes it down. */
  source?: Record<string, string>;
}

/** File that servers of a format look for below `/models`. */
const FILES: Record<string, string> = {
  onnx: '1/model.onnx',
  tensorflow: '1/saved_model.pb',
  sklearn: 'model.joblib',
  mlflow: 'MLmodel',
};

const CREATED = '2026-01-05T09:00:00Z';

/** Images are asked for by every service of a large estate. */
const made = new Map<string, Image>();

/**
 * A ModelCar: an ordinary image with the model's files under `/models` (and a shell's place, which the lab leaves
 * empty: nothing runs here). What is in it follows from its name, version and source, so that its digest does.
 */
export function modelImage(model: ModelImage): Image {
  const key = JSON.stringify(model);
  const known = made.get(key);
  if (known) return known;
  const { name, version, format, source = {} } = model;
  const sources = Object.entries(source).sort(([a], [b]) => (a < b ? -1 : 1));
  const image = buildImage({
    created: CREATED,
    labels: {
      'org.opencontainers.image.title': name,
      'org.opencontainers.image.version': version,
      'ai-edge/model': name,
      'ai-edge/format': format,
      ...Object.fromEntries(
        sources.map(([from, value]) => [`ai-edge/source.${from}`, value]),
      ),
    },
    command: ['sleep', 'infinity'],
    layers: [
      { 'etc/os-release': 'ID=lab\nNAME="AI Edge lab"\n' },
      {
        [`models/${
          FILES[format] ?? 'model.bin'
        }`]: `${name} ${version} ${format}\n${sources
          .map(pair => pair.join('='))
          .join('\n')}\n`,
      },
    ],
  });
  made.set(key, image);
  return image;
}
