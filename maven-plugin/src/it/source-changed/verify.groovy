import dev.fermata.maven.it.BuiltProject

var project = new BuiltProject(basedir)

// The frames of Six.get are what they were, byte for byte, and so keep their time.
assert project.classes().touchedSince(project.copy('before')) ==
    ['com/acme/Six', 'com/acme/Six$unused$Frame', 'com/acme/Six$unused$Task']
assert project.classes().rewritten() == ['com/acme/App', 'com/acme/Six']
assert project.log('1 of 2 classes rewritten').size() == 1
assert project.run('target/classes', 'com.acme.App') == '420'
