package dev.fermata.transformer.samples;

import static dev.fermata.Fermata.await;

import dev.fermata.Async;
import dev.fermata.Task;
import dev.fermata.transformer.testing.Gives;
import dev.fermata.transformer.testing.Probe;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedList;
import java.util.List;

/** Local variables of all types over awaits. */
public final class LocalSamples {
  private LocalSamples() {}

  @Gives("true 1 2 c 4 5 6.5 7.5 s [1] [[2.0]] [x]")
  @Async
  static Task<String> localsOfAllTypes(Probe p) {
    boolean z = true;
    byte b = 1;
    short s = 2;
    char c = 'c';
    int i = 4;
    long l = 5;
    float f = 6.5f;
    double d = 7.5;
    String t = "s";
    int[] a = {1};
    double[][] aa = {{2}};
    String[] ss = {"x"};
    await(p.get("wait"));
    return Task.of(all(z, b, s, c, i, l, f, d, t, a, aa, ss));
  }

  @Async
  private static Task<String> parametersOfAllTypes(
      boolean z,
      byte b,
      short s,
      char c,
      int i,
      long l,
      float f,
      double d,
      String t,
      int[] a,
      double[][] aa,
      String[] ss,
      Probe p) {
    await(p.get("wait"));
    i += await(p.get(1));
    l += await(p.get(1));
    d += await(p.get(1));
    return Task.of(all(z, b, s, c, i, l, f, d, t, a, aa, ss));
  }

  @Gives("false -1 -2 x 3147483648 -4.0")
  @Async
  static Task<String> awaitedParametersOfAllTypes(Probe p) {
    p.log(
        await(
            parametersOfAllTypes(
                true,
                (byte) 1,
                (short) 2,
                'c',
                4,
                5L,
                6.5f,
                7.5,
                "s",
                new int[] {1},
                new double[][] {{2}},
                new String[] {"x"},
                p)));
    boolean z = await(p.get(false));
    byte b = await(p.get((byte) -1));
    short s = await(p.get((short) -2));
    char c = await(p.get('x'));
    long l = await(p.get(3147483648L));
    float f = await(p.get(-4f));
    return Task.of(z + " " + b + " " + s + " " + c + " " + l + " " + f);
  }

  private static String all(
      boolean z,
      byte b,
      short s,
      char c,
      int i,
      long l,
      float f,
      double d,
      String t,
      int[] a,
      double[][] aa,
      String[] ss) {
    return z
        + " "
        + b
        + " "
        + s
        + " "
        + c
        + " "
        + i
        + " "
        + l
        + " "
        + f
        + " "
        + d
        + " "
        + t
        + " "
        + Arrays.toString(a)
        + " "
        + Arrays.deepToString(aa)
        + " "
        + Arrays.toString(ss);
  }

  @Gives("[true, false] [1, 2] [3] [c] [1, 9] [1.5, 2.5]")
  @Async
  static Task<String> elementsOfSmallTypes(Probe p) {
    boolean[] z = {await(p.get(true)), false};
    byte[] b = {1, 0};
    short[] s = {0};
    char[] c = {'x'};
    long[] l = {1, 2};
    float[] f = {1.5f, 0};
    b[1] = await(p.get((byte) 2));
    s[0] = await(p.get((short) 3));
    c[0] = await(p.get('c'));
    l[1] = await(p.get(9L));
    f[1] = await(p.get(2.5f));
    return Task.of(
        Arrays.toString(z)
            + " "
            + Arrays.toString(b)
            + " "
            + Arrays.toString(s)
            + " "
            + Arrays.toString(c)
            + " "
            + Arrays.toString(l)
            + " "
            + Arrays.toString(f));
  }

  @Gives("true 5 6 z")
  @Async
  static Task<String> smallTypesThatTheStackMapCallsInt(Probe p) {
    boolean z = p.log("z", true);
    byte b = (byte) (p.log("b", 4) + 1);
    short s = (short) (b + 1);
    char c = 'y';
    c++;
    await(p.get("wait"));
    return Task.of(wantsBoolean(z) + " " + wantsByte(b) + " " + wantsShort(s) + " " + wantsChar(c));
  }

  private static boolean wantsBoolean(boolean z) {
    return z;
  }

  private static byte wantsByte(byte b) {
    return b;
  }

  private static short wantsShort(short s) {
    return s;
  }

  private static char wantsChar(char c) {
    return c;
  }

  @Gives("null then set")
  @Async
  static Task<String> nullMergesWithAnObject(Probe p) {
    String s = null;
    if (await(p.get(false))) {
      s = "set";
    }
    String before = String.valueOf(s);
    if (await(p.get(true))) {
      s = await(p.get("set"));
    }
    return Task.of(before + " then " + s);
  }

  @Gives("null null")
  @Async
  static Task<String> localIsAlwaysNull(Probe p) {
    String s = null;
    Object[] a = null;
    await(p.get(1));
    p.log(s);
    await(p.get(2));
    return Task.of(s + " " + Arrays.toString(a));
  }

  @Gives("[I")
  @Async
  static Task<String> arraysOfDifferentTypesMerge(Probe p) {
    Object merged = await(p.get(true)) ? new int[1] : new String[] {"x"};
    await(p.get(1));
    return Task.of(merged.getClass().getName());
  }

  @Gives("8 S")
  @Async
  static Task<String> differentClassesMerge(Probe p) {
    Comparable<?> merged = await(p.get(true)) ? Integer.valueOf(8) : "x";
    Serializable serializable = await(p.get(false)) ? new ArrayList<String>() : "S";
    await(p.get(1));
    return Task.of(merged + " " + serializable);
  }

  @Gives("[a] ArrayList")
  @Async
  static Task<String> interfacesMerge(Probe p) {
    List<String> list = await(p.get(true)) ? new ArrayList<String>() : new LinkedList<String>();
    list.add(await(p.get("a")));
    return Task.of(list + " " + list.getClass().getSimpleName());
  }

  @Gives("3 text 2.5 done")
  @Async
  static Task<String> oneSlotWithDifferentTypes(Probe p) {
    String out = "";
    {
      int count = 0;
      for (int i = 0; i < 3; i++) {
        count += await(p.get(1));
      }
      out += count + " ";
    }
    {
      String text = await(p.get("text"));
      await(p.get(0));
      out += text + " ";
    }
    {
      double d = await(p.get(2.5));
      await(p.get(0));
      out += d + " ";
    }
    return Task.of(out + await(p.get("done")));
  }

  @Gives("later")
  @Async
  static Task<String> slotThatIsNotYetAssigned(Probe p) {
    for (int i = 0; i < 2; i++) {
      await(p.get(i));
    }
    String later;
    await(p.get("x"));
    if (await(p.get(true))) {
      later = await(p.get("later"));
    } else {
      later = "never";
    }
    return Task.of(later);
  }

  @Gives("10 20.5 30 x")
  @Async
  static Task<String> longsAndDoublesBetweenOthers(Probe p) {
    long a = 10;
    int gap = 0;
    double b = 20.5;
    long c = 30;
    String d = "x";
    gap += await(p.get(1));
    p.log(gap);
    await(p.get(2));
    return Task.of(a + " " + b + " " + c + " " + d);
  }

  @Gives("parameter changed")
  @Async
  static Task<String> parameterIsAssigned(Probe p) {
    Probe original = p;
    p = await(p.get(p)) == null ? null : p;
    String s = await(original.get("parameter"));
    p = null;
    return Task.of(s + (await(original.get(p)) == null ? " changed" : " as it was"));
  }

  @Gives("ABC")
  @Async
  static Task<String> localIsCapturedByALambda(Probe p) {
    String a = await(p.get("A"));
    StringBuilder s = new StringBuilder();
    Runnable r = () -> s.append(a);
    s.setLength(await(p.get(0)));
    r.run();
    await(p.get("x"));
    String b = await(p.get("B"));
    Runnable r2 = () -> s.append(b).append("C");
    await(p.get("y"));
    r2.run();
    return Task.of(s.toString());
  }

  @Gives("7")
  @Async
  static Task<Integer> manyFieldsAreSharedBetweenAwaits(Probe p) {
    int a = await(p.get(1));
    int b = await(p.get(2));
    p.log(a);
    int c = await(p.get(b));
    String s = await(p.get("s"));
    p.log(s + c);
    String t = await(p.get("t"));
    int d = await(p.get(c + b));
    return Task.of(d + (t.equals("t") ? 3 : 0));
  }

  @Gives("in out")
  @Async
  static Task<String> monitorBesideAwaits(Probe p) {
    Object lock = new Object();
    StringBuilder s = new StringBuilder();
    for (int i = 0; i < 1; i++) {
      String in = await(p.get("in "));
      synchronized (lock) {
        s.append(in);
      }
      String out = await(p.get("out"));
      synchronized (lock) {
        s.append(out);
      }
    }
    return Task.of(s.toString());
  }

  @Gives("throws java.lang.IllegalStateException: in the monitor")
  @Async
  static Task<String> monitorInATryWhoseHandlersAwait(Probe p) {
    Object lock = new Object();
    try {
      await(p.get("before"));
      synchronized (lock) {
        if (p.log("locked", true)) {
          throw new IllegalStateException("in the monitor");
        }
      }
      return Task.of("not reached");
    } catch (IllegalStateException e) {
      p.log(Thread.holdsLock(lock));
      await(p.get("in the handler"));
      throw e;
    } finally {
      await(p.get("in finally"));
    }
  }

  @Gives("stage")
  @Async
  static Task<String> stageIsReturnedFromAMonitor(Probe p) {
    Object lock = new Object();
    await(p.get("before"));
    synchronized (lock) {
      return stage(p);
    }
  }

  @Async
  private static Task<String> stage(Probe p) {
    return Task.of(await(p.get("stage")));
  }
}
