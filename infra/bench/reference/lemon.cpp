// Solves one instance file (see ../src/instance-file.ts) with LEMON's CostScaling and prints the milliseconds of the
// solve alone, the sum of scores and the units placed. Arguments: FILE, points on every unit, points on every unit of a
// floor.
#include <lemon/cost_scaling.h>
#include <lemon/smart_graph.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <vector>

using Graph = lemon::SmartDigraph;

int main(int count, char** arguments) {
  if (count < 4) return 2;
  FILE* file = std::fopen(arguments[1], "r");
  if (!file) return 2;
  const long long bonus = std::atoll(arguments[2]);
  const long long worth = std::atoll(arguments[3]);
  int lefts = 0, rights = 0, edges = 0;
  if (std::fscanf(file, "assignment %d %d %d", &lefts, &rights, &edges) != 3) return 2;
  std::vector<int> supply(lefts, 1), demand(rights, 1), group(rights, -1), floors;
  struct Edge { int left, right, score; };
  std::vector<Edge> list;
  list.reserve(edges);
  char line[128];
  std::fgets(line, sizeof line, file);
  while (std::fgets(line, sizeof line, file)) {
    int a = 0, b = 0, c = -1;
    const int read = std::sscanf(line + 1, "%d %d %d", &a, &b, &c);
    if (line[0] == 'v') supply[a] = b;
    if (line[0] == 'n') { demand[a] = b; group[a] = read == 3 ? c : -1; }
    if (line[0] == 'f') { if ((int)floors.size() <= a) floors.resize(a + 1, 0); floors[a] = b; }
    if (line[0] == 'e') list.push_back({a, b, c});
  }
  std::fclose(file);

  Graph graph;
  graph.reserveNode(lefts + rights + (int)floors.size() + 1);
  graph.reserveArc(list.size() + lefts + rights + 2 * floors.size());
  std::vector<Graph::Node> nodes;
  for (int n = 0; n < lefts + rights + (int)floors.size() + 1; n++) nodes.push_back(graph.addNode());
  const Graph::Node sink = nodes.back();
  Graph::ArcMap<int> capacity(graph);
  Graph::ArcMap<long long> cost(graph);
  Graph::NodeMap<int> balance(graph);
  auto arc = [&](Graph::Node from, Graph::Node to, int units, long long price) {
    const Graph::Arc added = graph.addArc(from, to);
    capacity[added] = units;
    cost[added] = price;
    return added;
  };
  std::vector<Graph::Arc> arcs;
  for (const Edge& edge : list)
    arcs.push_back(arc(nodes[edge.left], nodes[lefts + edge.right], 1, -(edge.score + bonus)));
  int units = 0;
  for (int i = 0; i < lefts; i++) {
    arc(nodes[i], sink, supply[i], 0);
    balance[nodes[i]] = supply[i];
    units += supply[i];
  }
  for (int j = 0; j < rights; j++)
    arc(nodes[lefts + j], group[j] < 0 ? sink : nodes[lefts + rights + group[j]], demand[j], 0);
  for (int g = 0; g < (int)floors.size(); g++) {
    arc(nodes[lefts + rights + g], sink, floors[g], -worth);
    arc(nodes[lefts + rights + g], sink, units, 0);
  }
  balance[sink] = -units;

  const auto start = std::chrono::steady_clock::now();
  lemon::CostScaling<Graph, int, long long> solver(graph);
  solver.upperMap(capacity).costMap(cost).supplyMap(balance).run();
  const double ms =
      std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
  long long score = 0, placed = 0;
  for (size_t e = 0; e < list.size(); e++) {
    if (solver.flow(arcs[e]) == 0) continue;
    score += list[e].score;
    placed++;
  }
  std::printf("%.3f %lld %lld\n", ms, score, placed);
}
