import dev.fermata.maven.it.BuiltProject

// What the comments in the source say of its lines. An await has branches of its own if Fermata comes first.
Map<Integer, String> expected(boolean rewrittenFirst) {
  var expected = new TreeMap<Integer, String>()
  new File(basedir, 'src/main/java/com/acme/Basket.java').eachLine { text, line ->
    var comment = text =~ '// (\\w+)(?:; rewritten first: (\\w+))?'
    if (comment.find()) {
      expected[line] = rewrittenFirst && comment.group(2) ? comment.group(2) : comment.group(1)
    }
  }
  return expected
}

var project = new BuiltProject(basedir)
for (name in ['agent', 'offline', 'offline-first']) {
  var coverage = project.module(name).coverage()
  assert coverage.lines('Basket.java') == expected(name != 'offline-first')
  assert coverage.methods('com/acme/Basket') == [
      '<init>': 'covered', add: 'covered', count: 'covered', report: 'missed',
      joined: 'covered', 'lambda$joined$0': 'covered', size: 'missed'] as TreeMap
}
assert project.module('agent').classes().rewritten() == ['com/acme/Basket']
assert project.module('offline').classes().rewritten() == ['com/acme/Basket']
// JaCoCo puts back what it had instrumented, and that was not rewritten yet.
assert project.module('offline-first').classes().rewritten() == []
