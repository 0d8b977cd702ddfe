import type { Json, JsonMap } from './json.ts';
import { TemplateError, type Place, type Problem } from './template-error.ts';

/** A file and the places of its maps and lists, by identity: they keep their place when SAM's transform moves them. */
export class Source {
  readonly file: string;
  private readonly places = new WeakMap<object, Place>();
  private readonly keys = new WeakMap<object, Map<string, Place>>();

  constructor(file: string) {
    this.file = file;
  }

  note(container: JsonMap | Json[], place: Place): void {
    this.places.set(container, place);
  }

  noteKey(container: JsonMap | Json[], key: string | number, place: Place): void {
    const known = this.keys.get(container) ?? new Map<string, Place>();
    known.set(String(key), place);
    this.keys.set(container, known);
  }

  /** Gives a derived value the place of its origin. */
  copy(from: object, to: JsonMap | Json[]): void {
    const place = this.places.get(from);
    if (place !== undefined) this.places.set(to, place);
    const keys = this.keys.get(from);
    if (keys !== undefined && !this.keys.has(to)) this.keys.set(to, new Map(keys));
  }

  /** The place of a value, or of one of its elements; null if it is not from the file. */
  placeOf(container: Json | undefined, key?: string | number): Place | null {
    if (typeof container !== 'object' || container === null) return null;
    const ofKey = key === undefined ? undefined : this.keys.get(container)?.get(String(key));
    return ofKey ?? this.places.get(container) ?? null;
  }

  problem(thing: string, message: string, container?: Json, key?: string | number): Problem {
    return { file: this.file, place: this.placeOf(container, key), thing, message };
  }

  /** @throws TemplateError */
  fail(thing: string, message: string, container?: Json, key?: string | number): never {
    throw new TemplateError([this.problem(thing, message, container, key)]);
  }
}
