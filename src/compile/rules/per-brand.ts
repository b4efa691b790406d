import type { Edition } from '../edition.ts';
import type { Material } from '../material.ts';
import type { Complaint } from './rule.ts';

/**
 * Checks every brand's edition of a topic and complains once about what several share, naming the brands where they
 * are not all.
 */
export function perBrand(material: Material, check: (edition: Edition) => Iterable<Complaint>): readonly Complaint[] {
  const total = new Map<string, number>();
  const found = new Map<string, { complaint: Complaint; topic: string; brands: string[] }>();
  for (const edition of material.editions) {
    const topic = edition.topic.file;
    total.set(topic, (total.get(topic) ?? 0) + 1);
    for (const complaint of check(edition)) {
      const key = JSON.stringify([complaint.source.file, complaint.path, complaint.message]);
      const group = found.get(key) ?? { complaint, topic, brands: [] };
      group.brands.push(edition.brand.data.brand);
      found.set(key, group);
    }
  }
  return [...found.values()].map(({ complaint, topic, brands }) =>
    brands.length === total.get(topic)
      ? complaint
      : { ...complaint, message: `${complaint.message} (So it is for ${brands.join(', ')}.)` },
  );
}
