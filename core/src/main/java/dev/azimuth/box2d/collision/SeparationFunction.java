package dev.azimuth.box2d.collision;

/// How far an edge and a moving polygon are apart along one axis, as a function of time.
///
/// The axis is the one that separates them at some moment: between the two nearest corners, or the
/// normal of a side of either shape, in which case it turns with that shape. See [TimeOfImpact].
final class SeparationFunction {

  private enum Axis {
    POINTS,
    SIDE_OF_EDGE,
    SIDE_OF_POLYGON
  }

  private final Transform place = new Transform();
  private Edge edge = new Edge();
  private Polygon polygon = Polygon.box(1, 1);
  private Sweep sweep = new Sweep();

  private Axis axis = Axis.POINTS;
  private float axisX; // in the world, or in the polygon if it is the normal of a side of it
  private float axisY;
  private float sideX; // m, middle of the side, in the same coordinates
  private float sideY;

  /// The end of the edge that lies deepest, as [#deepest] found it.
  private int end;

  /// The corner of the polygon that lies deepest.
  private int corner;

  /// Chooses the axis.
  ///
  /// @param nearest what is nearest at time `t`
  void initialize(Distance nearest, Edge edge, Polygon polygon, Sweep sweep, float t) {
    this.edge = edge;
    this.polygon = polygon;
    this.sweep = sweep;
    sweep.interpolate(t, place);
    if (nearest.count() == 1) {
      betweenPoints(nearest.end(0), nearest.corner(0));
    } else if (nearest.end(0) == nearest.end(1)) {
      alongPolygon(nearest.corner(0), nearest.corner(1), nearest.end(0));
    } else {
      alongEdge(nearest.end(0), nearest.end(1), nearest.corner(0));
    }
  }

  private void betweenPoints(int ofEdge, int ofPolygon) {
    axis = Axis.POINTS;
    float px = place.mapX(polygon.x[ofPolygon], polygon.y[ofPolygon]);
    float py = place.mapY(polygon.x[ofPolygon], polygon.y[ofPolygon]);
    setAxis(px - edge.x(ofEdge), py - edge.y(ofEdge));
  }

  private void alongPolygon(int first, int second, int ofEdge) {
    axis = Axis.SIDE_OF_POLYGON;
    float x1 = polygon.x[first];
    float y1 = polygon.y[first];
    float x2 = polygon.x[second];
    float y2 = polygon.y[second];
    setAxis(y2 - y1, -(x2 - x1));
    sideX = 0.5f * (x1 + x2);
    sideY = 0.5f * (y1 + y2);
    if (fromPolygon(ofEdge) < 0) {
      turnAxis();
    }
  }

  private void alongEdge(int first, int second, int ofPolygon) {
    axis = Axis.SIDE_OF_EDGE;
    float x1 = edge.x(first);
    float y1 = edge.y(first);
    float x2 = edge.x(second);
    float y2 = edge.y(second);
    setAxis(y2 - y1, -(x2 - x1));
    sideX = 0.5f * (x1 + x2);
    sideY = 0.5f * (y1 + y2);
    if (fromEdge(ofPolygon) < 0) {
      turnAxis();
    }
  }

  private void setAxis(float x, float y) {
    axisX = x;
    axisY = y;
    float length = (float) Math.sqrt(x * x + y * y);
    if (length >= Settings.EPSILON) {
      float inverse = 1 / length;
      axisX *= inverse;
      axisY *= inverse;
    }
  }

  private void turnAxis() {
    axisX = -axisX;
    axisY = -axisY;
  }

  /// The least separation of all pairs of points at time t; remembers the pair.
  float deepest(float t) {
    sweep.interpolate(t, place);
    switch (axis) {
      case POINTS -> {
        end = edge.support(axisX, axisY);
        corner = polygon.support(place.unturnX(-axisX, -axisY), place.unturnY(-axisX, -axisY));
      }
      case SIDE_OF_EDGE ->
          corner = polygon.support(place.unturnX(-axisX, -axisY), place.unturnY(-axisX, -axisY));
      case SIDE_OF_POLYGON ->
          end = edge.support(-place.turnX(axisX, axisY), -place.turnY(axisX, axisY));
    }
    return separation();
  }

  /// The separation of the remembered pair at time t.
  float evaluate(float t) {
    sweep.interpolate(t, place);
    return separation();
  }

  private float separation() {
    return switch (axis) {
      case POINTS -> betweenPair();
      case SIDE_OF_EDGE -> fromEdge(corner);
      case SIDE_OF_POLYGON -> fromPolygon(end);
    };
  }

  private float betweenPair() {
    float px = place.mapX(polygon.x[corner], polygon.y[corner]);
    float py = place.mapY(polygon.x[corner], polygon.y[corner]);
    return (px - edge.x(end)) * axisX + (py - edge.y(end)) * axisY;
  }

  private float fromEdge(int ofPolygon) {
    float px = place.mapX(polygon.x[ofPolygon], polygon.y[ofPolygon]);
    float py = place.mapY(polygon.x[ofPolygon], polygon.y[ofPolygon]);
    return (px - sideX) * axisX + (py - sideY) * axisY;
  }

  private float fromPolygon(int ofEdge) {
    float px = place.mapX(sideX, sideY);
    float py = place.mapY(sideX, sideY);
    float normalX = place.turnX(axisX, axisY);
    float normalY = place.turnY(axisX, axisY);
    return (edge.x(ofEdge) - px) * normalX + (edge.y(ofEdge) - py) * normalY;
  }
}
