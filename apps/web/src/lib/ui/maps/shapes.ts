import { geoConicConformal, geoPath } from 'd3-geo';
import { feature, mesh } from 'topojson-client';
import { presimplify, quantile, simplify } from 'topojson-simplify';
import type { GeometryCollection, Topology } from 'topojson-specification';
import topology from './iran-provinces.osm.topo.json';
import { pathInSteps } from './path-in-steps.ts';

export const mapSize = { width: 1000, height: 906 } as const;

type ProvinceTopology = Topology<{ provinces: GeometryCollection }>;
// JSON imports type coordinates as number[][]; the file is a topology by construction.
const whole = presimplify(topology as unknown as ProvinceTopology);

/** Share of the points of the borders that is left out: those whose triangle is smallest, which nobody sees on a phone. */
const leftOut = 0.6;
const iran = simplify(whole, quantile(whole, leftOut));

// Lambert conformal for Iran. d3 winds polygons clockwise on the sphere; the file is planar, so shapes are
// drawn in the file's own order and the whole is fitted to the frame.
const collection = feature(iran, iran.objects.provinces);
const projection = geoConicConformal()
  .parallels([27, 37])
  .rotate([-53.5, 0])
  .fitExtent(
    [
      [4, 4],
      [mapSize.width - 4, mapSize.height - 4],
    ],
    mesh(iran),
  );
const path = geoPath(projection).digits(0);

/** Province outlines as SVG path data, by ISO code. */
export const provinceShapes: ReadonlyMap<string, string> = new Map(
  collection.features.map((province) => [String(province.id), pathInSteps(path(province) ?? '')] as const),
);
